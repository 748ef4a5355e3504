import { EngineError } from '../engine-error.ts';
import type { Random } from '../math/random.ts';

/** With fewer held-out real examples than this a percentile would say more than is known. */
const ENOUGH = 30;
const VERDICT_STEPS = 5;

/** How a score stands among those of real examples that the referee has not seen. */
export type Verdict =
  /** The share of them that are below, from 0 to 1. */
  | { readonly kind: 'percentile'; readonly rank: number }
  /** One of five steps, from 1: with few to compare with. */
  | { readonly kind: 'step'; readonly step: number };

/** Throws an EngineError where there is nothing to compare with. */
export function verdictAmong(score: number, heldOut: readonly number[]): Verdict {
  if (heldOut.length === 0)
    throw new EngineError('no-examples', 'A verdict needs held-out real examples to compare with.');
  const below = heldOut.filter((other) => other < score).length;
  const equal = heldOut.filter((other) => other === score).length;
  const rank = (below + equal / 2) / heldOut.length;
  if (heldOut.length >= ENOUGH) return { kind: 'percentile', rank };
  return { kind: 'step', step: 1 + Math.min(VERDICT_STEPS - 1, Math.floor(rank * VERDICT_STEPS)) };
}

/**
 * Cross-fitting: in which fold each of `count` examples is held out, so that a referee that learns from the others can
 * judge it unseen. Folds differ in size by one at most. [count] of 0 … folds − 1
 */
export function foldsOf(count: number, folds: number, random: Random): number[] {
  const dealt = Array.from({ length: count }, (_, index) => index % folds);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [dealt[last], dealt[other]] = [dealt[other], dealt[last]];
  }
  return dealt;
}
