import type { SupervisedEntry } from './entry.ts';
import { collect } from './examples.ts';

const STEPS = 10;
const sequence = { kind: 'sequence', steps: STEPS, features: 1 } as const;

/** Zeros with a few ones [10 steps] → for each step, whether there has been a one: [10]. */
export const recurrent: SupervisedEntry = {
  kind: 'supervised',
  name: 'recurrent',
  purpose: 'A layer that sees its own last answer knows at every step what has been.',
  spec: {
    inputs: STEPS,
    inputShape: sequence,
    layers: [
      { kind: 'simpleRecurrent', units: 4, returns: 'every' },
      { kind: 'dense', units: 1, activation: 'linear' },
    ],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, () => {
      const symbols = Array.from({ length: STEPS }, () => (random.uniform() < 0.15 ? 1 : 0));
      return [symbols, symbols.map((_, step) => Math.max(...symbols.slice(0, step + 1)))];
    }),
  count: 200,
  batchSize: 20,
  iterations: 300,
  reaches: { accuracy: 0.98 },
};

/** A first symbol of 1 or −1, then noise [10 steps] → whether the first was 1: [1]. */
export const memory: SupervisedEntry = {
  kind: 'supervised',
  name: 'memory',
  purpose: 'The gates of an LSTM keep what came first, however much comes after.',
  spec: {
    inputs: STEPS,
    inputShape: sequence,
    layers: [
      { kind: 'lstm', units: 8 },
      { kind: 'dense', units: 1, activation: 'linear' },
    ],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, (index) => {
      const first = index % 2;
      const later = Array.from({ length: STEPS - 1 }, () => 0.5 * random.normal());
      return [[2 * first - 1, ...later], [first]];
    }),
  count: 200,
  batchSize: 20,
  iterations: 300,
  reaches: { accuracy: 0.95 },
};
