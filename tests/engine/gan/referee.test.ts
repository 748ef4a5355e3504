import { describe, expect, test } from 'vitest';
import {
  compile,
  createRandom,
  foldsOf,
  loadKernelsNow,
  type NetworkSpec,
  Referee,
  type RefereeOptions,
  verdictAmong,
} from '#shared/engine/index.ts';

const spec: NetworkSpec = {
  inputs: 2,
  layers: [
    { kind: 'dense', units: 16, activation: 'leakyRelu' },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
  loss: 'binaryCrossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.01 },
  seed: 3,
};

/** Points around (x, y). */
function around(x: number, y: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: 60 }, () => [x + 0.2 * random.normal(), y + 0.2 * random.normal()]);
}

function refereeOf(options: Partial<RefereeOptions> = {}): Referee {
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 4 });
  const decoys = [around(-1, 0, 2), around(1, 1, 3)];
  return new Referee({ network, reals: around(1, -1, 1), decoys, seed: 4, penalty: 0.1, ...options });
}

describe('a referee', () => {
  test('takes unseen real examples for more real than every kind of decoy, and is never quite sure', () => {
    const referee = refereeOf();
    for (let iteration = 0; iteration < 300; iteration++) referee.iterate();
    const mean = (points: number[][]): number =>
      points.reduce((sum, point) => sum + referee.verdictOn(point), 0) / points.length;
    expect(mean(around(1, -1, 11))).toBeGreaterThan(0.75);
    expect(mean(around(-1, 0, 12))).toBeLessThan(0.25);
    expect(mean(around(1, 1, 13))).toBeLessThan(0.25);
    expect(mean(around(1, -1, 14))).toBeLessThan(0.97);
  });

  test('its slope says where an example would be more real', () => {
    const referee = refereeOf();
    for (let iteration = 0; iteration < 100; iteration++) referee.iterate();
    const logit = (point: readonly number[]): number => {
      const p = referee.verdictOn(point);
      return Math.log(p / (1 - p));
    };
    const at = [0.3, -0.2];
    const slope = referee.slopeAt(at);
    for (const axis of [0, 1]) {
      const moved = (by: number) => at.map((value, index) => (index === axis ? value + by : value));
      const measured = (logit(moved(1e-2)) - logit(moved(-1e-2))) / 2e-2;
      expect(slope[axis]).toBeCloseTo(measured, 1);
    }
  });

  test('the same seed gives the same judge', () => {
    const [one, other] = [refereeOf(), refereeOf()];
    for (let iteration = 0; iteration < 20; iteration++) expect(one.iterate()).toBe(other.iterate());
  });

  test('without anything real, or anything else, it is refused with a sentence', () => {
    expect(() => refereeOf({ reals: [] })).toThrow('A referee needs real examples, but has none.');
    expect(() => refereeOf({ decoys: [[[0, 0]], []] })).toThrow(
      'in every group of decoys, but one is empty.',
    );
    expect(() => refereeOf({ batchSize: 7 })).toThrow('an even number from 2, not 7.');
    expect(() => refereeOf({ reals: [[1, 2, 3]] })).toThrow('example should have 2 numbers, but has 3.');
  });
});

describe('a verdict', () => {
  const thirty = Array.from({ length: 30 }, (_, index) => index / 30);

  test('is the share of held-out real examples below it', () => {
    expect(verdictAmong(0.5, thirty)).toEqual({ kind: 'percentile', rank: 15.5 / 30 });
    expect(verdictAmong(2, thirty)).toEqual({ kind: 'percentile', rank: 1 });
  });

  test('is one of five steps where there are few', () => {
    const few = thirty.slice(0, 29);
    expect([-1, 0.25, 0.5, 2].map((score) => verdictAmong(score, few))).toEqual(
      [1, 2, 3, 5].map((step) => ({ kind: 'step', step })),
    );
    expect(() => verdictAmong(0.5, [])).toThrow('needs held-out real examples');
  });
});

test('cross-fitting holds every example out once, in folds of nearly one size', () => {
  const folds = foldsOf(23, 5, createRandom(6));
  const sizes = [0, 1, 2, 3, 4].map((fold) => folds.filter((own) => own === fold).length);
  expect(sizes.toSorted()).toEqual([4, 4, 5, 5, 5]);
  expect(folds).not.toEqual(Array.from({ length: 23 }, (_, index) => index % 5));
});
