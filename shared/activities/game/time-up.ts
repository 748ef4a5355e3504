import { allow, type Deadline, type Decision, refused } from '../activity.ts';
import type { GameStage } from './steer.ts';

/** When a stage ends by itself. */
export function deadlineOf({ clock }: GameStage): Deadline<{ readonly type: 'timeUp' }> | undefined {
  return clock?.kind === 'running' ? { at: clock.endsAt, action: { type: 'timeUp' } } : undefined;
}

/** The next stage, where this one's time is up. */
export function decideTimeUp<Begun>(
  { clock }: GameStage,
  { now, goOn }: { readonly now: number; readonly goOn: () => Begun },
): Decision<Begun> {
  return clock?.kind === 'running' && clock.endsAt <= now ? allow([goOn()]) : refused('not-now');
}
