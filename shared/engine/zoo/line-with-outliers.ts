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
