import { EngineError } from '../engine-error.ts';

/** A share that was counted, and what the true share may be. */
export interface Share {
  readonly share: number;
  /** The true share lies between these with a probability of about 95 %. */
  readonly low: number;
  readonly high: number;
  readonly total: number;
}

/** 97.5 % of a normal distribution lie below it. */
const NORMAL_QUANTILE = 1.959963984540054;

/**
 * How many of `total` were right, with Wilson's score interval (Wilson 1927): unlike p ± 2·√(p(1 − p)/n) it stays
 * within [0, 1], and is not empty for 0 or all.
 *
 *     middle = (p + q²/2n) / (1 + q²/n)
 *     half   = q·√(p(1 − p)/n + q²/4n²) / (1 + q²/n)
 *
 * Throws an EngineError where nothing was counted, or more right ones than there are.
 */
export function shareOf(right: number, total: number, quantile = NORMAL_QUANTILE): Share {
  if (total < 1) throw new EngineError('no-examples', 'There is no example to count.');
  if (!(right >= 0 && right <= total)) {
    throw new EngineError('bad-number', `From 0 to ${total} can be right, not ${right}.`);
  }
  const share = right / total;
  const spread = (quantile * quantile) / total;
  const middle = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  // Rounding may put an end a last bit inside 0 or all.
  const low = Math.min(share, Math.max(0, middle - half));
  const high = Math.max(share, Math.min(1, middle + half));
  return { share, low, high, total };
}

/** The class with the largest output in each row: outputs [rows, classes] → classes, the first of equal ones. */
export function classesOf(outputs: Float32Array, classes: number): Uint32Array {
  return Uint32Array.from({ length: outputs.length / classes }, (_, row) => {
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if (outputs[row * classes + label] > outputs[row * classes + best]) best = label;
    }
    return best;
  });
}
