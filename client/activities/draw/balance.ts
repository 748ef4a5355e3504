import type { DrawingSet } from '#shared/activities/draw/drawing-set.ts';
import type { Drawn } from '#shared/activities/draw/state.ts';
import { tallyOf, winnerOf } from '#shared/activities/draw/votes.ts';

export interface ClassCount {
  readonly label: number;
  readonly training: number;
  readonly test: number;
}

/** How many drawings of each class there are to learn from and to test on. */
export function balanceOf(
  drawings: readonly Drawn[],
  sets: readonly DrawingSet[],
  classes: number,
): ClassCount[] {
  const counts = Array.from({ length: classes }, (_, label) => ({ label, training: 0, test: 0 }));
  for (const drawing of drawings) {
    if (drawing.isHidden) continue;
    const count = counts[winnerOf(tallyOf(drawing, classes), drawing.prompt)];
    if (count) count[drawing.isTest ? 'test' : 'training']++;
  }
  for (const set of sets) {
    set.counts.forEach(({ training, test }, label) => {
      const count = counts[label];
      if (count) [count.training, count.test] = [count.training + training, count.test + test];
    });
  }
  return counts;
}
