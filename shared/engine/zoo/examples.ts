import { DataSet } from '../data-set.ts';
import type { Random } from '../math/random.ts';

/** Draws so many examples: every call gives others, the same seed the same. */
export type Examples = (random: Random, count: number) => DataSet;

/** input and target of one example */
type Drawn = readonly [input: ArrayLike<number>, target: ArrayLike<number>];

/** A data set of so many draws, numbered from 0. */
export function collect(count: number, draw: (index: number) => Drawn): DataSet {
  const drawn = Array.from({ length: count }, (_, index) => draw(index));
  const data = new DataSet({ inputs: drawn[0][0].length, targets: drawn[0][1].length, capacity: count });
  drawn.forEach(([input, target], id) => data.upsert(id, input, target));
  return data;
}

/** 1 in the place of the class, 0 elsewhere */
export function oneHot(label: number, classes: number): number[] {
  return Array.from({ length: classes }, (_, index) => (index === label ? 1 : 0));
}

/**
 * A direction, as cosine and sine, turned on by the same small angle with every call; tangentOfHalf = tan(angle/2).
 * Products instead of sines, so that all machines draw the same.
 */
export function turning(tangentOfHalf: number): () => readonly [cosine: number, sine: number] {
  const t = tangentOfHalf;
  const [c, s] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
  let [x, y] = [1, 0];
  return () => ([x, y] = [c * x - s * y, s * x + c * y]);
}
