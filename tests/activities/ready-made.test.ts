import { describe, expect, test } from 'vitest';
import { readyMadeExamples } from '#shared/activities/plane/ready-made.ts';
import { asTrained, layerSizes, networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneSettings, PlaneState } from '#shared/activities/plane/state.ts';
import { compile, createTrainer, DataSet, loadKernelsNow, type Measurement } from '#shared/engine/index.ts';

/** Loss and accuracy on the training set after `epochs`, as a class would get it with these settings. */
function trained(set: PlaneState['set'], changes: Partial<PlaneSettings>, epochs: number): Measurement {
  const settings = { ...plane.initial().settings, ...changes };
  const examples = readyMadeExamples({ set, classes: settings.classes, seed: 7, noise: 0 }).filter(
    (example) => !example.isTest,
  );
  const spec = networkSpec({ settings, set, examples });
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 256 });
  const sizes = layerSizes({ settings, set });
  const data = new DataSet({ inputs: sizes[0]!, targets: sizes.at(-1)! });
  examples.forEach((example, index) => {
    const { input, target } = asTrained(example, { settings, set });
    data.upsert(index + 1, input, target);
  });
  const trainer = createTrainer({ network, data, batchSize: settings.batchSize, seed: settings.seed });
  const iterations = epochs * Math.ceil(examples.length / settings.batchSize);
  for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  return trainer.measure(data);
}

describe('With settings that a teacher can choose', () => {
  const deep: Partial<PlaneSettings> = {
    hiddenLayers: [8, 8],
    optimizer: 'adam',
    learningRate: 0.02,
    batchSize: 10,
  };

  test.each([1, 2, 3])('the spiral reaches 95 % on its training set (seed %i)', (seed) => {
    expect(trained('spiral', { ...deep, seed }, 400).accuracy).toBeGreaterThanOrEqual(0.95);
  });

  test.each(['clusters', 'ring', 'xor'] as const)(
    '%s reaches 95 % with two, three and four classes',
    (set) => {
      for (const classes of [2, 3, 4] as const)
        for (const loss of ['meanSquaredError', 'crossEntropy'] as const)
          expect(
            trained(set, { ...deep, classes, loss }, 200).accuracy,
            `${classes} classes, ${loss}`,
          ).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('bank clients in raw units fail, and normalized they do not', () => {
    const settings: Partial<PlaneSettings> = { hiddenLayers: [4], learningRate: 0.1 };
    expect(trained('bank', settings, 100).accuracy).toBeLessThan(0.75);
    expect(
      trained('bank', { ...settings, normalization: 'minusOneToOne' }, 100).accuracy,
    ).toBeGreaterThanOrEqual(0.9);
  });
});

describe('Regression', () => {
  const curve: Partial<PlaneSettings> = { hiddenLayers: [6], optimizer: 'adam', learningRate: 0.02 };

  test('learns the wave, and of the line what is no outlier', () => {
    expect(trained('wave', curve, 300).loss).toBeLessThan(0.012);
    expect(trained('line', { ...curve, hiddenLayers: [], loss: 'arctan' }, 300).loss).toBeLessThan(0.1);
  });

  test('knows tomorrow’s price better than “no change” does, once prices are normalized', () => {
    const examples = readyMadeExamples({ set: 'price', classes: 2, seed: 7, noise: 0 });
    const training = examples.filter(({ isTest }) => !isTest);
    const noChange = training.reduce((sum, { x, y }) => sum + ((y - x) / 50) ** 2, 0) / training.length;
    const { loss } = trained('price', { ...curve, normalization: 'minusOneToOne' }, 300);
    expect(loss).toBeLessThan(0.25 * noChange);
  });
});

describe('Ready-made examples', () => {
  const drawn = (noise: number) => readyMadeExamples({ set: 'clusters', classes: 2, seed: 3, noise });

  test('are the same for the same seed, and noise moves them without touching labels or split', () => {
    expect(drawn(0)).toEqual(drawn(0));
    const strip = (examples: ReturnType<typeof drawn>) =>
      examples.map(({ label, isTest }) => ({ label, isTest }));
    expect(strip(drawn(0.3))).toEqual(strip(drawn(0)));
    const moved = drawn(0.3).filter((example, index) => example.x !== drawn(0)[index]!.x);
    expect(moved.length).toBeGreaterThan(100);
  });

  test('of the price keep the last fifth of the days for the test: a forecast is about the future', () => {
    const days = readyMadeExamples({ set: 'price', classes: 2, seed: 3, noise: 0 });
    const first = days.findIndex(({ isTest }) => isTest);
    expect(first).toBe(96);
    expect(days.slice(first).every(({ isTest }) => isTest)).toBe(true);
    expect(days.slice(1).every(({ x }, day) => x === days[day]!.y)).toBe(true);
  });
});
