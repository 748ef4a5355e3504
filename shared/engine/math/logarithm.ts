import { bitsOfFloat, floatOfBits } from './float-bits.ts';

const fround = Math.fround;
const LN2_HIGH = fround(0.693359375);
const LN2_LOW = fround(-2.12194440054690583e-4);
/** 1/9, 1/7, 1/5, 1/3, 1: the series of artanh */
const SERIES = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1].map(fround);
const SMALLEST = fround(1.1754943508222875e-38);
/** The bits of √½, rounded down: what is above them counts as the next power of two. */
const ROOT_OF_HALF = 0x3f3504f3;

/**
 * ln x in float32, absolute error below 2e-7 near 1, relative elsewhere; x below 1.2e-38 counts as 1.2e-38.
 * x = 2ⁿ·m with m in [√½, √2), and ln m = 2·artanh s = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1).
 */
export function logarithm(x: number): number {
  const bits = bitsOfFloat(Math.max(x, SMALLEST));
  const n = (bits - ROOT_OF_HALF) >> 23;
  const m = floatOfBits(bits - (n << 23));
  const s = fround(fround(m - 1) / fround(m + 1));
  const square = fround(s * s);
  let sum = SERIES[0];
  for (let term = 1; term < SERIES.length; term++) sum = fround(fround(sum * square) + SERIES[term]);
  const mantissa = fround(fround(s + s) * sum);
  return fround(fround(n * LN2_HIGH) + fround(fround(n * LN2_LOW) + mantissa));
}
