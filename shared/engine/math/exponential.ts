import { floatOfBits } from './float-bits.ts';

const fround = Math.fround;
const LOG2_E = fround(1.4426950408889634);
/** ln 2 in two parts: the first has few bits, so that n·LN2_HIGH is exact. */
const LN2_HIGH = fround(0.693359375);
const LN2_LOW = fround(-2.12194440054690583e-4);
/** 1/n! */
const TAYLOR = [1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1].map(fround);
const LOWEST = -87;
const HIGHEST = 88;

/**
 * eˣ in float32, relative error below 2e-7; x is first limited to [−87, 88].
 * x = n·ln 2 + r with |r| ≤ ½ ln 2, so eˣ = 2ⁿ·eʳ, and eʳ = Σ rⁿ/n! up to r⁷.
 */
export function exponential(x: number): number {
  const limited = Math.min(Math.max(x, LOWEST), HIGHEST);
  const n = Math.floor(fround(fround(limited * LOG2_E) + 0.5));
  const r = fround(fround(limited - fround(n * LN2_HIGH)) - fround(n * LN2_LOW));
  let sum = TAYLOR[0];
  for (let power = 1; power < TAYLOR.length; power++) sum = fround(fround(sum * r) + TAYLOR[power]);
  return fround(sum * floatOfBits((n + 127) << 23)); // the exponent's bits hold n + 127
}
