import { planOf } from '#shared/activities/gan/plan.ts';
import type { GanSettings, GanStage } from '#shared/activities/gan/state.ts';

interface StageClock {
  readonly leftMs: number;
  /** As long as the phase is planned, or longer once it was extended. */
  readonly totalMs: number;
  readonly isStopped: boolean;
}

/** A stage's clock as of `now`, Unix time in milliseconds; undefined where it has none. */
export function stageClock(stage: GanStage, settings: GanSettings, now: number): StageClock | undefined {
  if (!('clock' in stage)) return undefined;
  const { clock } = stage;
  const leftMs = clock.kind === 'running' ? clock.endsAt - now : clock.leftMs;
  const planned = planOf(settings).lengthsMs[stage.phase];
  return {
    leftMs: Math.max(0, leftMs),
    totalMs: Math.max(planned, leftMs),
    isStopped: clock.kind === 'stopped',
  };
}
