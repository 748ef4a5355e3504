import { describe, expect, test } from 'vitest';
import { readyMadeExamples } from '#shared/activities/plane/ready-made.ts';
import { networkSpec, targetOf } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneSettings, PlaneState } from '#shared/activities/plane/state.ts';
import { compile, createTrainer, DataSet, loadKernelsNow } from '#shared/engine/index.ts';

/** The accuracy on the training set after `epochs`, as a class would get it with these settings. */
function trained(set: PlaneState['set'], changes: Partial<PlaneSettings>, epochs: number): number {
  const settings = { ...plane.initial().settings, ...changes };
  const examples = readyMadeExamples(set, settings.classes, 7).filter((example) => !example.isTest);
  const spec = networkSpec({ settings, set, examples });
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 256 });
  const data = new DataSet({ inputs: 2, targets: targetOf(0, settings).length });
  examples.forEach(({ x, y, label }, index) => data.upsert(index + 1, [x, y], targetOf(label, settings)));
  const trainer = createTrainer({ network, data, batchSize: settings.batchSize, seed: settings.seed });
  const iterations = epochs * Math.ceil(examples.length / settings.batchSize);
  for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  return trainer.measure(data).accuracy;
}

describe('With settings that a teacher can choose', () => {
  const deep: Partial<PlaneSettings> = {
    hiddenLayers: [8, 8],
    optimizer: 'adam',
    learningRate: 0.02,
    batchSize: 10,
  };

  test.each([1, 2, 3])('the spiral reaches 95 % on its training set (seed %i)', (seed) => {
    expect(trained('spiral', { ...deep, seed }, 400)).toBeGreaterThanOrEqual(0.95);
  });

  test.each(['clusters', 'ring', 'xor'] as const)(
    '%s reaches 95 % with two, three and four classes',
    (set) => {
      for (const classes of [2, 3, 4] as const)
        for (const loss of ['meanSquaredError', 'crossEntropy'] as const)
          expect(
            trained(set, { ...deep, classes, loss }, 200),
            `${classes} classes, ${loss}`,
          ).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('bank clients in raw units fail, and normalized they do not', () => {
    const settings: Partial<PlaneSettings> = { hiddenLayers: [4], learningRate: 0.1 };
    expect(trained('bank', settings, 100)).toBeLessThan(0.75);
    expect(trained('bank', { ...settings, normalization: 'minusOneToOne' }, 100)).toBeGreaterThanOrEqual(0.9);
  });
});
