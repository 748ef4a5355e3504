import type { TreeEntry } from './entry.ts';
import type { Random } from '../math/random.ts';
import type { Tree } from '../tree/tree.ts';

/** What each word of an expression means; a tree holds their places here. */
export const WORDS = ['false', 'true', 'and', 'or'] as const;

export interface Expression {
  /** A word, or [left, [and or or, right]]. */
  readonly tree: Tree;
  readonly value: boolean;
}

/** A random expression with exactly so many operators above one another on its longest way. */
function expression(random: Random, depth: number): Expression {
  if (depth === 0) {
    const value = random.below(2) === 1;
    return { tree: value ? 1 : 0, value };
  }
  const deep = expression(random, depth - 1);
  const other = expression(random, random.below(depth));
  const [left, right] = random.below(2) === 1 ? [deep, other] : [other, deep];
  const isAnd = random.below(2) === 1;
  const value = isAnd ? left.value && right.value : left.value || right.value;
  return { tree: [left.tree, [isAnd ? 2 : 3, right.tree]], value };
}

/** Expressions of all depths up to this one, as often each; targets are [false, true]. */
export function expressions(random: Random, count: number, depths: readonly number[]) {
  const drawn = Array.from({ length: count }, (_, index) =>
    expression(random, depths[index % depths.length]),
  );
  return {
    trees: drawn.map(({ tree }) => tree),
    targets: drawn.flatMap(({ value }) => (value ? [0, 1] : [1, 0])),
  };
}

export const recursive: TreeEntry = {
  kind: 'tree',
  name: 'recursive',
  purpose:
    'One composition, used for every pair of a tree, computes expressions deeper than any it has seen.',
  words: WORDS,
  size: 16,
  optimizer: { kind: 'adam', learningRate: 0.01 },
  seed: 1,
  batchSize: 32,
  iterations: 200,
  reaches: { accuracy: 0.97 },
};
