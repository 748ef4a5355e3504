import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/engine/index.ts';
import { copyRatio } from '#shared/engine/measures/copy-ratio.ts';
import { diversity } from '#shared/engine/measures/diversity.ts';
import { frechetDistance } from '#shared/engine/measures/frechet-distance.ts';
import { slicedWasserstein } from '#shared/engine/measures/sliced-wasserstein.ts';
import { twoSampleAccuracy } from '#shared/engine/measures/two-sample-accuracy.ts';
import { cloud, moved, points } from './clouds.ts';

const round = { rows: 2000, mean: [0, 0, 0], spread: [1, 1, 1] };

describe('the Fréchet distance', () => {
  const set = cloud({ ...round, spread: [1, 2, 0.5], seed: 1 });

  test('of a set to itself is 0, even of fewer rows than columns', () => {
    expect(frechetDistance(set, set)).toBeCloseTo(0, 8);
    const few = cloud({ rows: 4, mean: Array(12).fill(0), spread: Array(12).fill(1), seed: 2 });
    expect(frechetDistance(few, few)).toBeCloseTo(0, 8);
  });

  test('is symmetric', () => {
    const other = cloud({ ...round, mean: [1, 0, -1], seed: 3 });
    expect(frechetDistance(set, other)).toBeCloseTo(frechetDistance(other, set), 8);
  });

  test('of a moved set is the square of the way', () => {
    expect(frechetDistance(set, moved(set, 2))).toBeCloseTo(3 * 2 * 2, 4);
  });

  test('of two normal distributions is |μ₁ − μ₂|² + Σ (σ₁ − σ₂)²', () => {
    const other = cloud({ rows: 20_000, mean: [1, 0, 0], spread: [3, 1, 1], seed: 4 });
    const one = cloud({ ...round, rows: 20_000, seed: 5 });
    expect(frechetDistance(one, other) / (1 + 4)).toBeCloseTo(1, 1);
  });

  test('knows that axes turned together belong together', () => {
    // Covariances [[1, r], [r, 1]] and the identity: eigenvalues 1 ± r, so FD = Σ (1 − √(1 ± r))².
    const r = Math.fround(0.8);
    const base = cloud({ rows: 2000, mean: [0, 0], spread: [1, 1], seed: 6 });
    const white = whitened(base);
    const leaning = {
      columns: 2,
      values: white.values.map((value, at) =>
        at % 2 === 0 ? value : r * white.values[at - 1] + Math.sqrt(1 - r * r) * value,
      ),
    };
    const expected = (1 - Math.sqrt(1 + r)) ** 2 + (1 - Math.sqrt(1 - r)) ** 2;
    expect(frechetDistance(white, leaning)).toBeCloseTo(expected, 4);
  });

  test('refuses sets that cannot be compared', () => {
    expect(() => frechetDistance(points([1, 2], [3, 4]), points([1], [2]))).toThrow('got 2 and 1');
    expect(() => frechetDistance(points([1]), points([1]))).toThrow('should have at least 2 rows, got 1');
    expect(() => frechetDistance(points([NaN], [1]), points([1], [2]))).toThrow('number 0 is not');
    expect(() => frechetDistance({ values: new Float32Array(3), columns: 2 }, set)).toThrow();
  });
});

describe('the two-sample accuracy', () => {
  const one = cloud({ rows: 300, mean: [0, 0], spread: [1, 1], seed: 7 });

  test('is about ½ for two sets of the same kind', () => {
    const other = cloud({ rows: 300, mean: [0, 0], spread: [1, 1], seed: 8 });
    expect(Math.abs(twoSampleAccuracy(one, other) - 0.5)).toBeLessThan(0.06);
  });

  test('is 1 for sets apart, and 0 for copies', () => {
    expect(twoSampleAccuracy(one, moved(one, 100))).toBe(1);
    expect(twoSampleAccuracy(one, moved(one, 1e-6))).toBe(0);
  });

  test('counts half where both kinds are equally near', () => {
    // Alternating: the nearest is always one of the other kind.
    expect(twoSampleAccuracy(points([0], [2]), points([1], [3]))).toBe(0);
    // A real one is 2 away from both kinds; a generated one is nearer to a real one.
    expect(twoSampleAccuracy(points([0], [2]), points([-2], [4]))).toBe(0.25);
  });

  test('refuses sets of different sizes', () => {
    expect(() => twoSampleAccuracy(points([1]), points([1], [2]))).toThrow('got 1 and 2');
  });
});

describe('diversity', () => {
  const real = cloud({ rows: 100, mean: [5, 5], spread: [1, 2], seed: 9 });

  test('is 1 for the same set, and grows with the distances', () => {
    expect(diversity(real, real)).toBe(1);
    expect(diversity(real, moved(real, 3, 0.25))).toBeCloseTo(0.25, 5);
    expect(diversity(points([0], [1], [3]), points([0], [0], [1]))).toBeCloseTo(2 / 6, 6);
  });

  test('is 0 when always the same is drawn', () => {
    expect(diversity(real, points([1, 1], [1, 1], [1, 1]))).toBe(0);
  });
});

describe('the copy ratio', () => {
  const training = points([0, 0], [10, 0]);
  const heldOut = points([0, 2], [10, 4]);

  test('compares the ways to the nearest training examples', () => {
    expect(copyRatio({ training, heldOut, generated: points([0, 1], [10, 1]) })).toBeCloseTo(1 / 3, 6);
    expect(copyRatio({ training, heldOut, generated: heldOut })).toBe(1);
    expect(copyRatio({ training, heldOut, generated: training })).toBe(0);
  });
});

describe('the sliced Wasserstein distance', () => {
  const options = () => ({ random: createRandom(10), projections: 400 });
  const set = cloud({ rows: 200, mean: [0, 0], spread: [1, 1], seed: 11 });

  test('is 0 for the same set, whatever its order and however often each point is there', () => {
    expect(slicedWasserstein(set, set, options())).toBe(0);
    const twice = points([1, 2], [1, 2], [-3, 0], [-3, 0]);
    expect(slicedWasserstein(points([-3, 0], [1, 2]), twice, options())).toBeCloseTo(0, 10);
  });

  test('on a line is the way itself, also between sets of different sizes', () => {
    expect(slicedWasserstein(points([0], [1]), points([3], [4]), options())).toBeCloseTo(3, 6);
    // F⁻¹ is 0, then 6; G⁻¹ is 0, 3, 6 on thirds: they differ by 3 on a third of the way.
    expect(slicedWasserstein(points([0], [6]), points([0], [3], [6]), options())).toBeCloseTo(
      Math.sqrt(3),
      6,
    );
  });

  test('of a cloud moved by v in d dimensions is about |v|/√d', () => {
    expect(slicedWasserstein(set, moved(set, 3), options())).toBeCloseTo(3, 0);
  });

  test('is the same for the same seed, and symmetric', () => {
    const other = cloud({ rows: 150, mean: [1, 0], spread: [1, 2], seed: 12 });
    const there = slicedWasserstein(set, other, options());
    expect(slicedWasserstein(set, other, options())).toBe(there);
    expect(slicedWasserstein(other, set, options())).toBeCloseTo(there, 10);
  });

  test('sees a missing half', () => {
    const both = points(...Array.from({ length: 40 }, (_, index) => [index % 2 === 0 ? -5 : 5, 0]));
    const half = points(...Array.from({ length: 40 }, () => [5, 0]));
    expect(slicedWasserstein(both, half, options())).toBeGreaterThan(4);
  });
});

/** The same cloud with exactly mean 0 and covariance 1: for two columns, by Gram and Schmidt. */
function whitened({ values }: { values: Float32Array }) {
  const rows = values.length / 2;
  const column = (k: number): number[] => Array.from({ length: rows }, (_, row) => values[2 * row + k]);
  const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / rows;
  const centred = (list: number[]): number[] => list.map((value) => value - mean(list));
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, at) => sum + value * b[at], 0);
  const unit = (list: number[]): number[] =>
    list.map((value) => (value * Math.sqrt(rows - 1)) / Math.sqrt(dot(list, list)));
  const first = unit(centred(column(0)));
  const rest = centred(column(1));
  const share = dot(rest, first) / dot(first, first);
  const second = unit(rest.map((value, at) => value - share * first[at]));
  return { columns: 2, values: Float32Array.from(first.flatMap((value, at) => [value, second[at]])) };
}
