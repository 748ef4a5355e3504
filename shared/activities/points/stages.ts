import { POINTS_LIMITS } from './limits.ts';
import type { Cast, PointsStage } from './state.ts';

/** What comes after a stage, with a clock of its own; `now` in Unix milliseconds. */
export function nextStage(
  stage: PointsStage,
  { now, cast }: { readonly now: number; readonly cast: Cast },
): PointsStage {
  const { rounds, playMs } = POINTS_LIMITS;
  const play = (round: number): PointsStage => ({
    phase: 'play',
    round,
    clock: { kind: 'running', endsAt: now + playMs },
  });
  switch (stage.phase) {
    case 'setup':
    case 'close':
      return play(1);
    case 'play':
      return {
        phase: 'reveal',
        round: stage.round,
        clock: { kind: 'running', endsAt: now + revealMsOf(cast) },
      };
    case 'reveal':
      return stage.round < rounds ? play(stage.round + 1) : { phase: 'close' };
    default:
      return stage satisfies never;
  }
}

/** How long a result is shown. */
export function revealMsOf(cast: Cast): number {
  return cast === 'networks' ? POINTS_LIMITS.judgeMs : POINTS_LIMITS.revealMs;
}

/** A stage's round, from 1; 0 before the first one. */
export function roundOf(stage: PointsStage): number {
  return 'round' in stage ? stage.round : 0;
}

/** The round that a screen speaks of: after the last one that one. */
export function shownRound(stage: PointsStage): number {
  return stage.phase === 'close' ? POINTS_LIMITS.rounds : roundOf(stage);
}
