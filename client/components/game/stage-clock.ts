import type { GameStage } from '#shared/activities/game/steer.ts';
import { leftOf } from '#shared/activities/phase-clock.ts';

interface StageClock {
  readonly leftMs: number;
  /** As long as the stage is planned, or longer once it was extended. */
  readonly totalMs: number;
  readonly isStopped: boolean;
}

/** A stage's clock as of `now`, Unix time in milliseconds; undefined where it has none. */
export function stageClock(
  { clock }: GameStage,
  { plannedMs, now }: { readonly plannedMs: number; readonly now: number },
): StageClock | undefined {
  if (!clock) return undefined;
  const leftMs = leftOf(clock, now);
  return { leftMs, totalMs: Math.max(plannedMs, leftMs), isStopped: clock.kind === 'stopped' };
}
