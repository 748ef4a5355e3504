import { clockOf } from '#shared/activities/neuron/clock.ts';
import type { Stage } from '#shared/activities/neuron/state.ts';

/** What is left of a phase, "0:24", or undefined where no clock runs. Never below zero: the bell may be on its way. */
export function clockText(stage: Stage, now: number): string | undefined {
  const clock = clockOf(stage);
  if (!clock) return undefined;
  const leftMs = clock.kind === 'running' ? clock.endsAt - now : clock.leftMs;
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
