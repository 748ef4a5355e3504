import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { activations } from '#shared/engine/activations.ts';
import {
  type ActivationName,
  type LayerSpec,
  loadKernelsNow,
  type LossName,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { losses } from '#shared/engine/losses.ts';
import { gradientGaps } from './support/gradient-check.ts';

/** Some seconds of computing, which a busy machine makes many. */
vi.setConfig({ testTimeout: 60_000 });

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

const sides = { height: fc.integer({ min: 3, max: 5 }), width: fc.integer({ min: 3, max: 5 }) };
/** A change of the largest pixel is a kink, and some are too slight to be told from a curve. */
const MANY_KINKS = 0.02;

const images = fc.record({
  ...sides,
  channels: fc.integer({ min: 1, max: 4 }),
  filters: fc.integer({ min: 1, max: 4 }),
  size: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 2 }),
  bias: fc.boolean(),
  rows: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer({ min: 0, max: 100_000 }),
  activation: fc.constantFrom(...activationNames),
});

type Drawn = typeof images extends fc.Arbitrary<infer Value> ? Value : never;

/** The layers are the first ones of a small classifier. */
function checkImages(layersOf: (drawn: Drawn) => readonly LayerSpec[], tolerance?: number): void {
  fc.assert(
    fc.property(images, (drawn) => {
      const { height, width, channels, seed, rows } = drawn;
      const spec: NetworkSpec = {
        inputs: height * width * channels,
        inputShape: { kind: 'image', height, width, channels },
        layers: [...layersOf(drawn), { kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'linear' }],
        loss: 'meanSquaredError',
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        seed,
      };
      expect(gradientGaps(spec, rows, kernels, tolerance)).toEqual([]);
    }),
    { seed: 8, numRuns: 12 },
  );
}

describe('the gradient through layers of images of any shape is the measured slope:', () => {
  test('a convolution', () => {
    checkImages(({ filters, size, stride, padding, activation, bias }) => [
      {
        ...{ kind: 'conv2d', filters, size, stride: Math.min(stride, size), activation, bias },
        padding: Math.min(padding, size - 1),
      },
    ]);
  });

  test('one convolution after another', () => {
    checkImages(({ filters, channels, activation }) => [
      { kind: 'conv2d', filters, size: 3, padding: 'same', activation },
      { kind: 'conv2d', filters: channels, size: 2, activation: 'tanh' },
    ]);
  });

  test('a transposed convolution', () => {
    checkImages(({ filters, size, stride, activation, bias }) => [
      { kind: 'convTranspose2d', filters, size, stride: Math.min(stride, size), activation, bias },
      { kind: 'convTranspose2d', filters: 2, size: 3, stride: 2, padding: 1, activation: 'tanh' },
    ]);
  });

  test('pooling and upsampling', () => {
    checkImages(
      ({ filters, stride }) => [
        { kind: 'upsample', factor: stride },
        { kind: 'conv2d', filters, size: 3, padding: 'same', activation: 'sigmoid' },
        { kind: 'maxPool', size: 2 },
      ],
      MANY_KINKS,
    );
  });

  test('flattening and reshaping', () => {
    checkImages(({ height, width, channels, filters }) => [
      { kind: 'flatten' },
      { kind: 'reshape', height: width, width: height, channels },
      { kind: 'conv2d', filters, size: 2, activation: 'tanh' },
    ]);
  });
});

test('the gradient through convolution and recurrence in one network is the measured slope', () => {
  fc.assert(
    fc.property(images, fc.constantFrom('simpleRecurrent', 'lstm', 'gru'), (drawn, kind) => {
      const { height, width, channels, filters, rows, seed, activation } = drawn;
      const spec: NetworkSpec = {
        inputs: height * width * channels,
        inputShape: { kind: 'image', height, width, channels },
        layers: [
          { kind: 'conv2d', filters, size: 3, padding: 'same', activation },
          { kind: 'mapToSequence' },
          { kind, units: 3, returns: 'every' },
          { kind: 'dense', units: 2, activation: 'linear' },
        ],
        loss: 'softmaxCrossEntropy',
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        seed,
      };
      expect(gradientGaps(spec, rows, kernels)).toEqual([]);
    }),
    { seed: 14, numRuns: 12 },
  );
});

describe('the gradient through recurrent layers of any shape is the measured slope:', () => {
  const sequences = fc.record({
    steps: fc.integer({ min: 1, max: 5 }),
    features: fc.integer({ min: 1, max: 5 }),
    units: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 100_000 }),
    returns: fc.constantFrom('last', 'every'),
    loss: fc.constantFrom('meanSquaredError', 'softmaxCrossEntropy'),
  });

  test.each(['simpleRecurrent', 'lstm', 'gru'] as const)('%s', (kind) => {
    fc.assert(
      fc.property(sequences, ({ steps, features, units, rows, seed, returns, loss }) => {
        const spec: NetworkSpec = {
          inputs: steps * features,
          inputShape: { kind: 'sequence', steps, features },
          layers: [
            { kind, units, returns: 'every' },
            { kind, units: 3, returns },
            { kind: 'dense', units: 2, activation: 'linear' },
          ],
          loss,
          optimizer: { kind: 'sgd', learningRate: 0.1 },
          seed,
        };
        expect(gradientGaps(spec, rows, kernels)).toEqual([]);
      }),
      { seed: 9, numRuns: 12 },
    );
  });
});
