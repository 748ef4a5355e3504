import type { NetworkSpec } from '../spec.ts';
import type { GanEntry } from './entry.ts';
import { collect, turning } from './examples.ts';

const PLACES = 256;
/** tan of half of 1/256 of a round */
const TURN = 0.012272463;

const shared = {
  inputs: 2,
  optimizer: { kind: 'adam', learningRate: 0.002, beta1: 0.5 },
} as const;
const hidden = { kind: 'dense', units: 32, activation: 'leakyRelu' } as const;

const generator: NetworkSpec = {
  ...shared,
  layers: [hidden, hidden, { kind: 'dense', units: 2, activation: 'linear' }],
  loss: 'meanSquaredError',
  seed: 1,
};

const discriminator: NetworkSpec = {
  ...shared,
  layers: [hidden, hidden, { kind: 'dense', units: 1, activation: 'linear' }],
  loss: 'binaryCrossEntropy',
  seed: 2,
};

/** Points [2] on a ring of radius 1, with a little fuzz; the target means nothing. */
export const adversarial: GanEntry = {
  kind: 'gan',
  name: 'adversarial',
  purpose:
    'A generator learns to forge a ring of points from a discriminator that only says how real each looks.',
  generator,
  discriminator,
  penalty: 0.1,
  examples: (random, count) => {
    const turn = turning(TURN);
    const places = Array.from({ length: PLACES }, turn);
    return collect(count, () => {
      const [x, y] = places[random.below(PLACES)];
      return [[x + 0.02 * random.normal(), y + 0.02 * random.normal()], [1]];
    });
  },
  count: 300,
  batchSize: 64,
  iterations: 1000,
  reaches: { distance: 0.25 },
};
