import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activations } from '#shared/engine/activations.ts';
import {
  type ActivationName,
  loadKernelsNow,
  type LossName,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { losses } from '#shared/engine/losses.ts';
import { gradientGaps } from './support/gradient-check.ts';

const activationNames = Object.keys(activations) as ActivationName[];
const lossNames = Object.keys(losses) as LossName[];
const kernels = loadKernelsNow();

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 5 }),
  hidden: fc.integer({ min: 1, max: 6 }),
  outputs: fc.integer({ min: 1, max: 5 }),
  rows: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: 0, max: 100_000 }),
  bias: fc.boolean(),
});

describe.each(lossNames)('the gradient of %s', (loss) => {
  test.each(activationNames)('through %s layers of any shape is the measured slope', (activation) => {
    fc.assert(
      fc.property(shapes, ({ inputs, hidden, outputs, rows, seed, bias }) => {
        const last = losses[loss].probabilities === 'none' ? activation : 'linear';
        const spec: NetworkSpec = {
          inputs,
          layers: [
            { kind: 'dense', units: hidden, activation, bias },
            { kind: 'dense', units: outputs, activation: last },
          ],
          loss,
          optimizer: { kind: 'sgd', learningRate: 0.1 },
          seed,
        };
        expect(gradientGaps(spec, rows, kernels)).toEqual([]);
      }),
      { seed: 20, numRuns: 12 },
    );
  });
});
