import type { SupervisedEntry } from './entry.ts';
import { collect } from './examples.ts';

/** Points [2] of the square from −1 to 1, target 1 above the line y = x/2 + 0.1, else 0. */
export const neuron: SupervisedEntry = {
  kind: 'supervised',
  name: 'neuron',
  purpose: 'One neuron parts the plane by a straight line, and no other way.',
  spec: {
    inputs: 2,
    layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'sgd', learningRate: 0.5 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, () => {
      const [x, y] = [2 * random.uniform() - 1, 2 * random.uniform() - 1];
      return [[x, y], [y > x / 2 + 0.1 ? 1 : 0]];
    }),
  count: 100,
  batchSize: 10,
  iterations: 300,
  reaches: { accuracy: 0.95 },
};
