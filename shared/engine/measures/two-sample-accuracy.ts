import { EngineError } from '../engine-error.ts';
import { distance, type Features, rowsOf, sameColumns } from './features.ts';

/**
 * Whether two sets can be told apart by nearest neighbours: each row is given the kind of the row nearest to it, itself
 * left out, and the share of right answers counts. Of two equally near ones of different kinds, each counts half.
 *
 *     ½   cannot be told apart        1   nothing alike        0   each row is a copy of one on the other side
 *
 * As many rows on both sides, else the larger set would win by its number. Lopez-Paz & Oquab 2017, §4.
 */
export function twoSampleAccuracy(real: Features, generated: Features): number {
  sameColumns(real, generated);
  const rows = rowsOf('The real set', real);
  const others = rowsOf('The generated set', generated);
  if (rows !== others) {
    throw new EngineError('bad-shape', `Both sets should have as many rows, got ${rows} and ${others}.`);
  }
  let right = 0;
  for (let row = 0; row < rows; row++) {
    right += chosen(nearest(real, row, real, row), nearest(real, row, generated));
    right += chosen(nearest(generated, row, generated, row), nearest(generated, row, real));
  }
  return right / (2 * rows);
}

function chosen(toOwn: number, toOther: number): number {
  if (toOwn === toOther) return 0.5;
  return toOwn < toOther ? 1 : 0;
}

/** How far it is from one row to the nearest of a set, leaving out row `except` of it; Infinity to an empty one. */
export function nearest(from: Features, row: number, set: Features, except = -1): number {
  const rows = set.values.length / set.columns;
  let best = Infinity;
  for (let other = 0; other < rows; other++) {
    if (other !== except) best = Math.min(best, distance(from, row, set, other));
  }
  return best;
}
