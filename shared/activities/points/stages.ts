import { POINTS_LIMITS } from './limits.ts';
import type { Cast, PointsStage } from './state.ts';

/** What comes after a stage, with a clock of its own; `now` in Unix milliseconds. */
export function nextStage(
  stage: PointsStage,
  { now, cast }: { readonly now: number; readonly cast: Cast },
): PointsStage {
  const clockFor = (phase: 'play' | 'reveal') =>
    ({ kind: 'running', endsAt: now + plannedMs({ phase }, cast) }) as const;
  const play = (round: number): PointsStage => ({ phase: 'play', round, clock: clockFor('play') });
  switch (stage.phase) {
    case 'setup':
    case 'close':
      return play(1);
    case 'play':
      return { phase: 'reveal', round: stage.round, clock: clockFor('reveal') };
    case 'reveal':
      return stage.round < POINTS_LIMITS.rounds ? play(stage.round + 1) : { phase: 'close' };
    default:
      return stage satisfies never;
  }
}

/** How long a stage is planned to last, in milliseconds; 0 where it has no clock. */
export function plannedMs({ phase }: Pick<PointsStage, 'phase'>, cast: Cast): number {
  const { playMs, judgeMs, revealMs } = POINTS_LIMITS;
  if (phase === 'play') return playMs;
  if (phase !== 'reveal') return 0;
  return cast === 'networks' ? judgeMs : revealMs;
}

/** A stage's round, from 1; 0 before the first one. */
export function roundOf(stage: PointsStage): number {
  return 'round' in stage ? stage.round : 0;
}

/** The round that a screen speaks of: after the last one that one. */
export function shownRound(stage: PointsStage): number {
  return stage.phase === 'close' ? POINTS_LIMITS.rounds : roundOf(stage);
}
