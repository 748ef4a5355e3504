import { discriminatorBits, generatorBits, scoresOf } from './scores.ts';
import type { Point, Role, RoundRecord } from './state.ts';

/** Bits a bet. */
export interface Estimate {
  readonly mean: number;
  /** The mean's standard error; absent of a single one. */
  readonly error?: number;
  /** Seats, points or bets that it is the mean of. */
  readonly count: number;
}

export type Player = Role | 'generator' | 'discriminator';

/** By who played; absent who did not, and the networks until they were measured. */
export type Estimates = Readonly<Partial<Record<Player, Estimate>>>;

export function estimatesOf(record: RoundRecord, heldOut: readonly Point[]): Estimates {
  const scores = Object.values(scoresOf(record, heldOut));
  const seats = (role: Role) => scores.flatMap((score) => (score.role === role ? [score.bits] : []));
  const discriminator = discriminatorBits(record);
  const all = {
    detective: estimate(seats('detective')),
    forger: estimate(seats('forger')),
    generator: estimate(generatorBits(record)),
    discriminator: discriminator && halfOfEach(estimate(discriminator.real), estimate(discriminator.forged)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found !== undefined)) as Estimates;
}

function estimate(values: readonly number[]): Estimate | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, count };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count), count };
}

/** Real and forged points count alike, however many there were of each. */
function halfOfEach(real: Estimate | undefined, forged: Estimate | undefined): Estimate | undefined {
  if (!real || !forged) return real ?? forged;
  const both = { mean: (real.mean + forged.mean) / 2, count: real.count + forged.count };
  if (real.error === undefined || forged.error === undefined) return both;
  return { ...both, error: Math.hypot(real.error, forged.error) / 2 };
}
