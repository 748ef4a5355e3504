import { leftOf } from '#shared/activities/phase-clock.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import { revealMsOf } from '#shared/activities/points/stages.ts';
import type { Cast, PointsStage } from '#shared/activities/points/state.ts';

/** A stage's clock as a ring shows it; undefined where none runs. `now` in Unix milliseconds. */
export function clockView(
  stage: PointsStage,
  { cast, now }: { readonly cast: Cast; readonly now: number },
): { readonly leftMs: number; readonly totalMs: number; readonly isStopped: boolean } | undefined {
  if (!('clock' in stage)) return undefined;
  return {
    leftMs: leftOf(stage.clock, now),
    totalMs: stage.phase === 'play' ? POINTS_LIMITS.playMs : revealMsOf(cast),
    isStopped: stage.clock.kind === 'stopped',
  };
}
