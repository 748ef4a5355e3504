import type { BoltzmannEntry } from './entry.ts';
import { collect, type Examples } from './examples.ts';

const SIDE = 4;

/** Pictures [4×4] in which one row or one column is on; the target means nothing. */
const bars: Examples = (random, count) =>
  collect(count, () => {
    const [isRow, at] = [random.below(2) === 1, random.below(SIDE)];
    const pixels = Array.from({ length: SIDE * SIDE }, (_, place) =>
      (isRow ? Math.floor(place / SIDE) : place % SIDE) === at ? 1 : 0,
    );
    return [pixels, [1]];
  });

export const boltzmann: BoltzmannEntry = {
  kind: 'boltzmann',
  name: 'boltzmann',
  purpose: 'Two layers dream each other up, and learn without any label what goes together.',
  visible: SIDE * SIDE,
  hidden: [12],
  learningRate: 0.2,
  seed: 1,
  examples: bars,
  count: 100,
  batchSize: 16,
  iterations: 1500,
  reaches: { error: 0.04 }, // an empty picture is wrong by 0.25
};

export const deepBelief: BoltzmannEntry = {
  kind: 'boltzmann',
  name: 'deep-belief',
  purpose: 'A machine on a machine learns what goes together in what goes together, layer by layer.',
  visible: SIDE * SIDE,
  hidden: [12, 8],
  learningRate: 0.2,
  seed: 1,
  examples: bars,
  count: 100,
  batchSize: 16,
  iterations: 1500,
  reaches: { error: 0.06 },
};
