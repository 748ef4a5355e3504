import { createRandom, type NetworkSpec } from '#shared/engine/index.ts';
import type { TrainingExample } from '#server/training/training.ts';

/** A network as an activity trains it, with as many examples as a class brings. */
export interface ClassNetwork {
  readonly name: string;
  readonly spec: NetworkSpec;
  readonly batchSize: number;
  readonly examples: readonly TrainingExample[];
}

/** Every third example is for the test. */
function examplesOf(count: number, inputs: number, classes: number): readonly TrainingExample[] {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, id) => {
    const label = random.below(Math.max(2, classes));
    const target =
      classes === 1 ? [2 * label - 1] : Array.from({ length: classes }, (__, k) => Number(k === label));
    const input = Array.from({ length: inputs }, () => random.uniform() * (label + 1));
    return { id, isTest: id % 3 === 0, input, target };
  });
}

const dense = (units: number, activation: 'tanh' | 'linear') =>
  ({ kind: 'dense', units, activation }) as const;

/** Forty seats with six points each. */
export const plane: ClassNetwork = {
  name: 'plane: MLP 2-8-8-1, 240 points',
  spec: {
    inputs: 2,
    layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'tanh')],
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.03 },
    seed: 1,
  },
  batchSize: 10,
  examples: examplesOf(240, 2, 1),
};

/** Forty seats with five drawings each, in four classes. */
export const draw: ClassNetwork = {
  name: 'draw: CNN 28×28, 200 drawings',
  spec: {
    inputs: 784,
    inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
    layers: [
      { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'flatten' },
      dense(4, 'linear'),
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.002 },
    seed: 1,
  },
  batchSize: 32,
  examples: examplesOf(200, 784, 4),
};
