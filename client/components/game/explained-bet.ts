import { bitsOf, worthOf } from '#shared/activities/game/bits.ts';
import type { Stop } from '#shared/activities/game/stops.ts';

/** A bet that somebody is shown the sum of. */
export interface ExplainedBet {
  readonly stop: Stop;
  readonly isForged: boolean;
  /** Who is shown it: its detective, or the forger of what was bet on. */
  readonly to: 'detective' | 'forger';
}

/** Of several the first that is worth something: ½ brings 0 either way. */
export function tellingBet(bets: readonly ExplainedBet[]): ExplainedBet | undefined {
  return bets.find(({ stop }) => stop !== 50) ?? bets[0];
}

/** What a bet put on what turned out true, and what it brings whom it is shown. */
export function sumOf({ stop, isForged, to }: ExplainedBet): { readonly p: number; readonly bits: number } {
  const worth = bitsOf(worthOf(stop, isForged));
  return { p: (isForged ? 100 - stop : stop) / 100, bits: to === 'forger' ? 0 - worth : worth };
}
