import { distance, type Features, rowsOf, sameColumns } from './features.ts';

/**
 * How different the generated ones are among themselves, beside the real ones: 1 as different as those, near 0 always
 * the same drawing (mode collapse). At least two rows each.
 *
 *     mean |g_i − g_j| / mean |r_i − r_j|, i ≠ j
 *
 * NaN where all real ones are equal.
 */
export function diversity(real: Features, generated: Features): number {
  sameColumns(real, generated);
  rowsOf('The real set', real, 2);
  rowsOf('The generated set', generated, 2);
  return meanDistance(generated) / meanDistance(real);
}

function meanDistance(set: Features): number {
  const rows = set.values.length / set.columns;
  let sum = 0;
  for (let row = 1; row < rows; row++) {
    for (let other = 0; other < row; other++) sum += distance(set, row, set, other);
  }
  return sum / ((rows * (rows - 1)) / 2);
}
