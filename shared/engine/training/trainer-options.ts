import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import type { Random } from '../math/random.ts';
import type { Network } from '../network.ts';
import type { AverageOptions } from './running-average.ts';

export interface TrainerOptions {
  readonly network: Network;
  /** The training set; it may change between any two iterations. */
  readonly data: DataSet;
  /** The most examples of one iteration; the last batch of an epoch may be smaller. */
  readonly batchSize: number;
  /** Draws the order of the examples. */
  readonly seed: number;
  /**
   * What the network is shown in the place of an example's input, another time each iteration: the same for the same seed,
   * iteration and example. Without it, the input as it is.
   */
  readonly alter?: (input: Float32Array, random: Random) => ArrayLike<number>;
  /** Without it, only the network as it is. */
  readonly average?: AverageOptions;
}

const MOST_BATCH = 65_536;

export function checkBatchSize(size: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= MOST_BATCH) return;
  throw new EngineError('bad-shape', `A batch size is a whole number from 1 to ${MOST_BATCH}, not ${size}.`);
}
