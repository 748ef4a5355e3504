import { COLLAPSED } from '#shared/activities/game/mode-collapse.ts';
import type { PairFrame } from '#shared/activities/learner-facts.ts';

/** Before it has learned so long, all that it makes is the same fog: no alarm. */
const FOG_UNTIL = 100;

/** What is wrong with a generator, if anything is: below these everybody sees it. */
export function alarmOf(
  frame: Pick<PairFrame, 'iteration' | 'diversity' | 'copyRatio'> | undefined,
): 'collapse' | 'copying' | undefined {
  if (!frame || frame.iteration < FOG_UNTIL) return undefined;
  if (frame.diversity < COLLAPSED) return 'collapse';
  return frame.copyRatio < 0.85 ? 'copying' : undefined;
}
