import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

/** Where the class is on its path: joining, placing examples, training. */
export function lessonStep(seats: number, examples: number, metrics: TrainingMetrics | undefined): 0 | 1 | 2 {
  if ((metrics?.iteration ?? 0) > 0) return 2;
  return seats > 0 || examples > 0 ? 1 : 0;
}
