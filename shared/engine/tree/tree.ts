import { EngineError } from '../engine-error.ts';

/** A word, or two trees that belong together: [[0, 1], 2]. */
export type Tree = number | readonly [Tree, Tree];

/**
 * Many trees as one list of nodes, leaves first and then pairs by height: when a pair's turn comes, its two parts are
 * done, and all pairs of one height can be computed at once.
 */
export interface Forest {
  /** The word of each leaf: nodes 0, 1, … */
  readonly words: readonly number[];
  /** The parts of each pair: nodes words.length, … */
  readonly pairs: readonly { readonly left: number; readonly right: number }[];
  /** How many pairs have height 1, 2, … */
  readonly levels: readonly number[];
  /** The node of each whole tree. */
  readonly roots: readonly number[];
}

interface Knot {
  readonly height: number;
  readonly word: number;
  readonly left: Knot | null;
  readonly right: Knot | null;
  place: number;
}

/** Throws an EngineError where a tree holds something else than the given words. */
export function forestOf(trees: readonly Tree[], words: number): Forest {
  const leaves: Knot[] = [];
  const pairs: Knot[] = [];
  const collect = (tree: Tree): Knot => {
    if (typeof tree === 'number') {
      const leaf = { height: 0, word: checkWord(tree, words), left: null, right: null, place: leaves.length };
      leaves.push(leaf);
      return leaf;
    }
    const [left, right] = [collect(tree[0]), collect(tree[1])];
    const pair = { height: 1 + Math.max(left.height, right.height), word: -1, left, right, place: 0 };
    pairs.push(pair);
    return pair;
  };
  const roots = trees.map(collect);
  pairs.sort((first, second) => first.height - second.height);
  pairs.forEach((pair, index) => (pair.place = leaves.length + index));
  return {
    words: leaves.map(({ word }) => word),
    pairs: pairs.map(({ left, right }) => ({ left: left!.place, right: right!.place })),
    levels: countLevels(pairs),
    roots: roots.map(({ place }) => place),
  };
}

function checkWord(word: number, words: number): number {
  if (Number.isInteger(word) && word >= 0 && word < words) return word;
  throw new EngineError(
    'bad-number',
    `A word should be a whole number from 0 to ${words - 1}, but is ${word}.`,
  );
}

function countLevels(pairs: readonly Knot[]): number[] {
  const levels = new Array<number>(pairs.at(-1)?.height ?? 0).fill(0);
  for (const { height } of pairs) levels[height - 1]++;
  return levels;
}
