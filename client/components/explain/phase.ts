/** An iteration's four phases, in the order in which the network goes through them. */
export const PHASES = ['forward', 'loss', 'delta', 'update'] as const;

export type Phase = (typeof PHASES)[number];

/** Whether a card that has got as far as `now` shows what `phase` computes. */
export function hasReached(now: Phase, phase: Phase): boolean {
  return PHASES.indexOf(now) >= PHASES.indexOf(phase);
}
