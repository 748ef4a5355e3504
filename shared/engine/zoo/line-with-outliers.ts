import type { SupervisedEntry } from './entry.ts';
import { collect, type Examples } from './examples.ts';

/** y = SLOPE·x + START */
export const SLOPE = 0.7;
export const START = -0.2;
const OUTLIERS = 0.3;

/** Points x [1] on a line, targets y [1]; of each hundred, 30 are measured wrong, and all too high. */
export const lineWithOutliers: Examples = (random, count) =>
  collect(count, () => {
    const x = 2 * random.uniform() - 1;
    const error = random.uniform() < OUTLIERS ? 3 + 2 * random.uniform() : 0.05 * random.normal();
    return [[x], [SLOPE * x + START + error]];
  });

export const robustLine: SupervisedEntry = {
  kind: 'supervised',
  name: 'robust-line',
  purpose: 'With the arctan loss a line follows the many and not the few that were measured wrong.',
  spec: {
    inputs: 1,
    layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
    loss: 'arctan',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 1,
  },
  examples: lineWithOutliers,
  count: 100,
  batchSize: 25,
  iterations: 600,
  reaches: { loss: 0.65 }, // of which the outliers alone make 0.55
};
