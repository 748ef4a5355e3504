import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activations } from '#shared/engine/activations.ts';
import {
  type ActivationName,
  type LayerSpec,
  loadKernelsNow,
  type LossName,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { losses } from '#shared/engine/losses.ts';
import { gapToOnnx } from './gap-to-onnx.ts';

const kernels = loadKernelsNow();
const activationNames = Object.keys(activations) as ActivationName[];
const lossNames = Object.keys(losses) as LossName[];
const optimizer = { kind: 'sgd', learningRate: 0.1 } as const;
const MOST = 1e-5;

describe('an exported network answers as ours does, within 1e-5:', () => {
  const networks = fc.record({
    inputs: fc.integer({ min: 1, max: 20 }),
    hidden: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
    outputs: fc.integer({ min: 1, max: 6 }),
    rows: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(100_000),
    bias: fc.boolean(),
    activation: fc.constantFrom(...activationNames),
    loss: fc.constantFrom(...lossNames),
    isNormalized: fc.boolean(),
  });

  test('dense layers of any size, activation and loss', async () => {
    await fc.assert(
      fc.asyncProperty(networks, async ({ inputs, hidden, outputs, rows, seed, loss, ...drawn }) => {
        const last = losses[loss].probabilities === 'none' ? drawn.activation : 'linear';
        const spec: NetworkSpec = {
          inputs,
          layers: [
            ...hidden.map((units) => ({ kind: 'dense', units, ...pick(drawn) }) as const),
            { kind: 'dropout', rate: 0.3 },
            { kind: 'dense', units: outputs, activation: last },
          ],
          loss,
          optimizer,
          seed,
          ...(drawn.isNormalized ? { normalization: normalizationOf(inputs) } : {}),
        };
        expect(await gapToOnnx(spec, rows, kernels)).toBeLessThan(MOST);
      }),
      { seed: 31, numRuns: 40 },
    );
  });

  const images = fc.record({
    height: fc.integer({ min: 4, max: 8 }),
    width: fc.integer({ min: 4, max: 8 }),
    channels: fc.integer({ min: 1, max: 5 }),
    filters: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 2 }),
    rows: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(100_000),
    bias: fc.boolean(),
    activation: fc.constantFrom(...activationNames),
  });

  type Drawn = typeof images extends fc.Arbitrary<infer Value> ? Value : never;

  function check(layersOf: (drawn: Drawn) => readonly LayerSpec[], loss: LossName = 'meanSquaredError') {
    return fc.assert(
      fc.asyncProperty(images, async (drawn) => {
        const { height, width, channels, rows, seed } = drawn;
        const spec: NetworkSpec = {
          inputs: height * width * channels,
          inputShape: { kind: 'image', height, width, channels },
          layers: layersOf(drawn),
          loss,
          optimizer,
          seed,
        };
        expect(await gapToOnnx(spec, rows, kernels)).toBeLessThan(MOST);
      }),
      { seed: 32, numRuns: 15 },
    );
  }

  const window = ({ filters, size, stride, padding, activation, bias }: Drawn) => ({
    ...{ filters, size, activation, bias },
    stride: Math.min(stride, size),
    padding: Math.min(padding, size - 1, 1),
  });

  test('a convolution, its image as the output', () =>
    check((drawn) => [{ kind: 'conv2d', ...window(drawn) }]));

  test('a transposed convolution', () =>
    check((drawn) => [{ kind: 'convTranspose2d', ...window({ ...drawn, padding: 0 }) }]));

  test('a classifier: convolution, pooling, flattening, dense', () =>
    check(
      (drawn) => [
        { kind: 'conv2d', filters: drawn.filters, size: 3, padding: 'same', activation: drawn.activation },
        { kind: 'maxPool', size: 2 },
        { kind: 'flatten' },
        { kind: 'dense', units: 3, activation: 'linear' },
      ],
      'softmaxCrossEntropy',
    ));

  test('a generator: dense, reshaping, upsampling, convolution', () =>
    check(
      ({ height, width, filters }) => [
        { kind: 'flatten' },
        { kind: 'dense', units: height * width * filters, activation: 'leakyRelu' },
        { kind: 'reshape', height, width, channels: filters },
        { kind: 'upsample', factor: 2 },
        { kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'linear' },
      ],
      'binaryCrossEntropy',
    ));
});

function pick({ activation, bias }: { activation: ActivationName; bias: boolean }) {
  return { activation, bias };
}

function normalizationOf(inputs: number) {
  const numbers = (first: number): number[] =>
    Array.from({ length: inputs }, (_, index) => first + index / 10);
  return { offset: numbers(-0.5), scale: numbers(0.4) };
}
