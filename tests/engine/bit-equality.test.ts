import { describe, expect, test, vi } from 'vitest';
import { compile, createTrainer, DataSet, loadKernelsNow, type NetworkSpec } from '#shared/engine/index.ts';
import { createRandom } from '#shared/engine/math/random.ts';
import { bitsOf } from './support/small-training.ts';

/** Some seconds of computing, which a busy machine makes many. */
vi.setConfig({ testTimeout: 60_000 });

const dense = (units: number, activation: 'tanh' | 'relu' | 'sigmoid' | 'linear' | 'leakyRelu') =>
  ({ kind: 'dense', units, activation }) as const;

const specs: Readonly<Record<string, NetworkSpec>> = {
  'a small tanh network on mean squared error by SGD': {
    inputs: 2,
    layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'tanh')],
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.03 },
    seed: 1,
  },
  'a relu classifier on softmax cross-entropy by Adam': {
    inputs: 12,
    layers: [dense(32, 'relu'), dense(16, 'relu'), dense(2, 'linear')],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.003 },
    seed: 2,
  },
  'a leaky classifier on binary cross-entropy by momentum with L2': {
    inputs: 5,
    layers: [dense(7, 'leakyRelu'), dense(3, 'sigmoid'), dense(2, 'linear')],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'momentum', learningRate: 0.05, l2: 0.001 },
    seed: 3,
    normalization: { offset: [0, 1, 2, 3, 4], scale: [1, 0.5, 0.3, 2, 1] },
  },
  'a linear regression on arctan error': {
    inputs: 3,
    layers: [dense(6, 'sigmoid'), dense(2, 'linear')],
    loss: 'arctan',
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    seed: 4,
  },
  'a convolutional classifier with pooling and dropout': {
    inputs: 64,
    inputShape: { kind: 'image', height: 8, width: 8, channels: 1 },
    layers: [
      { kind: 'conv2d', filters: 3, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'conv2d', filters: 5, size: 3, stride: 2, padding: 1, activation: 'sigmoid' },
      { kind: 'upsample', factor: 2 },
      { kind: 'convTranspose2d', filters: 2, size: 4, stride: 2, padding: 1, activation: 'tanh' },
      { kind: 'flatten' },
      { kind: 'dropout', rate: 0.3 },
      dense(3, 'linear'),
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 5,
  },
  'an LSTM above a GRU and a simple recurrent layer': {
    inputs: 18,
    inputShape: { kind: 'sequence', steps: 6, features: 3 },
    layers: [
      { kind: 'simpleRecurrent', units: 5, returns: 'every' },
      { kind: 'gru', units: 6, returns: 'every' },
      { kind: 'lstm', units: 3 },
      dense(2, 'linear'),
    ],
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 6,
  },
};

const ITERATIONS = 60;

/** Trains for some iterations, and measures and predicts now and then. */
function train(spec: NetworkSpec, kind: 'plain' | 'simd'): { weights: string; measured: unknown } {
  const network = compile(spec, { kernels: loadKernelsNow(kind), rows: 4 });
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  const random = createRandom(9);
  for (let id = 0; id < 47; id++) {
    const input = Array.from({ length: network.inputs }, () => random.normal());
    const label = random.below(network.outputs);
    const target = Array.from({ length: network.outputs }, (_, index) => (index === label ? 1 : 0));
    data.upsert(id, input, target, 0.5 + random.uniform());
  }
  const trainer = createTrainer({ network, data, batchSize: 10, seed: 6 });
  const losses: number[] = [];
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    trainer.iterate();
    losses.push(trainer.batchLoss);
  }
  return { weights: bitsOf(network), measured: [trainer.measure(data), losses.at(-1)] };
}

describe('both kernel sets give the same weights after 60 iterations, bit for bit', () => {
  test.each(Object.keys(specs))('%s', (name) => {
    expect(train(specs[name], 'simd')).toEqual(train(specs[name], 'plain'));
  });
});
