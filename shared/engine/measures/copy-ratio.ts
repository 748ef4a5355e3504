import { type Features, rowsOf, sameColumns } from './features.ts';
import { nearest } from './two-sample-accuracy.ts';

export interface CopyRatioSets {
  /** What the generator learned from. */
  readonly training: Features;
  /** Real ones that it has not seen. */
  readonly heldOut: Features;
  readonly generated: Features;
}

/**
 * Whether generated ones are copies: how near they come to the training examples, beside how near real ones that
 * nobody learned from come.
 *
 *     mean of min |g − t| / mean of min |h − t|
 *
 * About 1 as new as real ones, below .85 memorised, 0 copies. NaN where every held-out one is itself a training
 * example and the generated ones are too.
 */
export function copyRatio({ training, heldOut, generated }: CopyRatioSets): number {
  sameColumns(training, heldOut);
  sameColumns(training, generated);
  rowsOf('The training set', training);
  return (
    meanNearest('The generated set', generated, training) / meanNearest('The held-out set', heldOut, training)
  );
}

function meanNearest(what: string, set: Features, training: Features): number {
  const rows = rowsOf(what, set);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += nearest(set, row, training);
  return sum / rows;
}
