import { PHASES, type Phase } from '#shared/protocol/session-view.ts';

/** Whether a card that has got as far as `now` shows what `phase` computes. */
export function hasReached(now: Phase, phase: Phase): boolean {
  return PHASES.indexOf(now) >= PHASES.indexOf(phase);
}
