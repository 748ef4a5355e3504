import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LayerSpec, loadKernelsNow, type LossName, type NetworkSpec } from '#shared/engine/index.ts';
import { gapToOnnx } from './gap-to-onnx.ts';

const kernels = loadKernelsNow();

const sequences = fc.record({
  steps: fc.integer({ min: 1, max: 9 }),
  features: fc.integer({ min: 1, max: 6 }),
  units: fc.integer({ min: 1, max: 9 }),
  rows: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(100_000),
});

type Drawn = typeof sequences extends fc.Arbitrary<infer Value> ? Value : never;

function check(layersOf: (drawn: Drawn) => readonly LayerSpec[], loss: LossName = 'meanSquaredError') {
  return fc.assert(
    fc.asyncProperty(sequences, async (drawn) => {
      const { steps, features, rows, seed } = drawn;
      const spec: NetworkSpec = {
        inputs: steps * features,
        inputShape: { kind: 'sequence', steps, features },
        layers: layersOf(drawn),
        loss,
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        seed,
      };
      expect(await gapToOnnx(spec, rows, kernels)).toBeLessThan(1e-5);
    }),
    { seed: 33, numRuns: 15 },
  );
}

test('an exported network that looks first and then reads answers as ours', () =>
  fc.assert(
    fc.asyncProperty(sequences, fc.constantFrom('simpleRecurrent', 'lstm', 'gru'), async (drawn, kind) => {
      const { steps: height, features: channels, units, rows, seed } = drawn;
      const spec: NetworkSpec = {
        inputs: height * 5 * channels,
        inputShape: { kind: 'image', height, width: 5, channels },
        layers: [
          { kind: 'conv2d', filters: 3, size: 3, padding: 'same', activation: 'relu' },
          { kind: 'mapToSequence' },
          { kind, units, returns: 'every' },
          { kind: 'dense', units: 2, activation: 'linear' },
        ],
        loss: 'softmaxCrossEntropy',
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        seed,
      };
      expect(await gapToOnnx(spec, rows, kernels)).toBeLessThan(1e-5);
    }),
    { seed: 34, numRuns: 9 },
  ));

describe.each(['simpleRecurrent', 'lstm', 'gru'] as const)('an exported %s answers as ours', (kind) => {
  test('after the last step', () =>
    check(({ units }) => [
      { kind, units },
      { kind: 'dense', units: 2, activation: 'linear' },
    ]));

  test('at every step, with probabilities at each', () =>
    check(
      ({ units }) => [
        { kind, units, returns: 'every' },
        { kind: 'dense', units: 3, activation: 'linear' },
      ],
      'softmaxCrossEntropy',
    ));

  test('above another one, and flattened', () =>
    check(({ units }) => [
      { kind, units, returns: 'every' },
      { kind, units: 3, returns: 'every' },
      { kind: 'flatten' },
      { kind: 'dense', units: 2, activation: 'tanh' },
    ]));
});
