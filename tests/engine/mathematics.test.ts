import { describe, expect, test } from 'vitest';
import { arcTangent } from '#shared/engine/math/arc-tangent.ts';
import { exponential } from '#shared/engine/math/exponential.ts';
import { hyperbolicTangent, logisticSigmoid } from '#shared/engine/math/hyperbolic-tangent.ts';
import { logarithm } from '#shared/engine/math/logarithm.ts';
import { createRandom } from '#shared/engine/math/random.ts';

function largestError(
  ours: (x: number) => number,
  exact: (x: number) => number,
  from: number,
  to: number,
): number {
  let largest = 0;
  for (let step = 0; step <= 20_000; step++) {
    const x = Math.fround(from + ((to - from) * step) / 20_000);
    const size = Math.max(Math.abs(exact(x)), 1e-30);
    largest = Math.max(largest, Math.abs(ours(x) - exact(x)) / size);
  }
  return largest;
}

describe('functions in float32 are right to the last bits', () => {
  test('exponential', () => expect(largestError(exponential, Math.exp, -86, 88)).toBeLessThan(3e-7));
  test('logarithm', () => expect(largestError(logarithm, Math.log, 1.5, 1e6)).toBeLessThan(2e-7));
  test('logarithm near 1', () => expect(largestError(logarithm, Math.log, 0.01, 0.99)).toBeLessThan(1e-6));
  test('tanh', () => expect(largestError(hyperbolicTangent, Math.tanh, -12, 12)).toBeLessThan(4e-7));
  test('arctan', () => expect(largestError(arcTangent, Math.atan, -50, 50)).toBeLessThan(3e-7));
  test('sigmoid', () =>
    expect(largestError(logisticSigmoid, (x) => 1 / (1 + Math.exp(-x)), -3, 20)).toBeLessThan(1e-5));
});

test('tanh and sigmoid never leave their range, and reach its ends', () => {
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  value[0] = 7;
  const first = bits[0];
  value[0] = 10;
  for (let at = first; at <= bits[0]; at += 101) {
    const x = new Float32Array(Uint32Array.of(at).buffer)[0];
    if (hyperbolicTangent(x) > 1) throw new Error(`tanh ${x} is ${hyperbolicTangent(x)}`);
  }
  for (const sign of [1, -1]) expect(hyperbolicTangent(sign * 30)).toBe(sign);
  expect([logisticSigmoid(30), logisticSigmoid(-30)]).toEqual([1, 0]);
});

test('extreme arguments stay numbers, and NaN stays NaN', () => {
  for (const x of [-Infinity, -1e30, 0, 1e30, Infinity]) {
    for (const f of [exponential, hyperbolicTangent, logisticSigmoid, arcTangent]) expect(f(x)).not.toBeNaN();
  }
  for (const f of [exponential, hyperbolicTangent, logisticSigmoid, arcTangent]) expect(f(NaN)).toBeNaN();
});

describe('chance', () => {
  test('a seed gives the same numbers, and every key counts', () => {
    const first = (...keys: number[]): number => createRandom(...keys).bits();
    expect(first(1, 2)).toBe(first(1, 2));
    expect(new Set([first(1), first(2), first(1, 0), first(1, 1), first(0, 1), first(1, 1, 0)]).size).toBe(6);
  });

  test('uniform numbers have the mean ½ and the variance 1/12, normal ones 0 and 1', () => {
    const random = createRandom(5);
    const moments = (draw: () => number): [number, number] => {
      const values = Array.from({ length: 40_000 }, draw);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
    };
    const [mean, variance] = moments(() => random.uniform());
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
    const [normalMean, normalVariance] = moments(() => random.normal());
    expect(Math.abs(normalMean)).toBeLessThan(0.02);
    expect(Math.abs(normalVariance - 1)).toBeLessThan(0.03);
  });

  test('below(n) reaches every number equally often', () => {
    const random = createRandom(9);
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 7000; draw++) counts[random.below(7)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
