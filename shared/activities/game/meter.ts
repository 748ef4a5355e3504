import { balancedAccuracy, type BalancedAccuracy, type Count } from '../balanced-accuracy.ts';
import type { Stop } from './stops.ts';

/** How well the forged is told from the real, "cannot tell" as half of one: 0.5, and nobody can. */
export interface Meter extends BalancedAccuracy {
  readonly judgements: number;
}

export interface Bet {
  readonly isForged: boolean;
  readonly stop: Stop;
}

/** Of all `bets`; undefined where none of the one kind or of the other was judged. */
export function meterOf(bets: readonly Bet[]): Meter | undefined {
  const [real, forged] = [countRight(bets, false), countRight(bets, true)];
  if (real.all === 0 || forged.all === 0) return undefined;
  return { ...balancedAccuracy(real, forged), judgements: bets.length };
}

/** 1 where a bet, or the mean of bets, is on the right side, ½ in the middle, else 0. In percent. */
export function rightness(stop: number, isForged: boolean): number {
  if (stop === 50) return 0.5;
  return stop > 50 === !isForged ? 1 : 0;
}

function countRight(bets: readonly Bet[], isForged: boolean): Count {
  const some = bets.filter((bet) => bet.isForged === isForged);
  return { right: some.reduce((sum, { stop }) => sum + rightness(stop, isForged), 0), all: some.length };
}
