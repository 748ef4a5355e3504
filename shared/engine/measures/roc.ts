import { EngineError } from '../engine-error.ts';

/** What comes of saying "yes" from this score on. */
export interface RocPoint {
  /** Infinity at the beginning: nobody is let through. */
  readonly threshold: number;
  /** The share of all "no" examples that are taken for "yes". */
  readonly falsePositiveRate: number;
  /** The share of all "yes" examples that are found. */
  readonly truePositiveRate: number;
}

/**
 * From (0, 0) to (1, 1), one point for each different score. scores: the higher, the more "yes"; isPositive: what the
 * examples are. Throws an EngineError where one of the two kinds is missing. Fawcett 2006, algorithm 1.
 */
export function rocPoints(scores: ArrayLike<number>, isPositive: ArrayLike<boolean>): RocPoint[] {
  const { positives, negatives } = countKinds(scores, isPositive);
  const order = Array.from(scores, (_, index) => index).sort((a, b) => scores[b] - scores[a]);
  const points: RocPoint[] = [];
  let [found, mistaken, threshold] = [0, 0, Infinity];
  const mark = (): number =>
    points.push({ threshold, falsePositiveRate: mistaken / negatives, truePositiveRate: found / positives });
  for (const example of order) {
    if (scores[example] !== threshold) mark();
    threshold = scores[example];
    if (isPositive[example]) found++;
    else mistaken++;
  }
  mark();
  return points;
}

/**
 * The area under the curve, by trapezoids: the probability that a "yes" example scores higher than a "no" example,
 * equal scores counting half. ½ is guessing.
 */
export function rocArea(points: readonly RocPoint[]): number {
  let area = 0;
  for (let index = 1; index < points.length; index++) {
    const [before, point] = [points[index - 1], points[index]];
    const width = point.falsePositiveRate - before.falsePositiveRate;
    area += (width * (point.truePositiveRate + before.truePositiveRate)) / 2;
  }
  return area;
}

function countKinds(scores: ArrayLike<number>, isPositive: ArrayLike<boolean>) {
  if (scores.length !== isPositive.length) {
    const came = `${scores.length} scores, but ${isPositive.length} kinds`;
    throw new EngineError('bad-shape', `Each example has a score and a kind, got ${came}.`);
  }
  const wrong = Array.from(scores).find((score) => !Number.isFinite(score));
  if (wrong !== undefined) throw new EngineError('bad-number', `A score is a finite number, not ${wrong}.`);
  const positives = Array.from(isPositive).filter(Boolean).length;
  const negatives = scores.length - positives;
  if (positives > 0 && negatives > 0) return { positives, negatives };
  const came = `${positives} and ${negatives}`;
  throw new EngineError('no-examples', `A curve needs examples of both kinds, got ${came}.`);
}
