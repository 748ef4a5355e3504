import { type Address, padded } from '../kernels/arena.ts';
import type { Random } from '../math/random.ts';

export interface TreeSize {
  /** How many words there are. */
  readonly words: number;
  /** Numbers that stand for a word or for a tree. */
  readonly size: number;
  readonly classes: number;
}

/** Where each matrix lies in the run of parameters; rows padded to four. */
export interface TreeParameters {
  /** [words, size] */
  readonly embedding: Address;
  /** [2·size, size] and [size] */
  readonly compose: Address;
  readonly composeBias: Address;
  /** [size, classes] and [classes] */
  readonly classify: Address;
  readonly classifyBias: Address;
  /** Floats of all of them. */
  readonly length: number;
}

export function placeParameters({ words, size, classes }: TreeSize): TreeParameters {
  const [s, c] = [padded(size), padded(classes)];
  const compose = words * s;
  const composeBias = compose + 2 * size * s;
  const classify = composeBias + s;
  const classifyBias = classify + size * c;
  return { embedding: 0, compose, composeBias, classify, classifyBias, length: classifyBias + c };
}

/** Runs of floats, in their order: weights decay, biases do not. */
export function parameterRuns({ composeBias, classify, classifyBias, length }: TreeParameters) {
  const ends = [composeBias, classify, classifyBias, length];
  return ends.map((end, index) => {
    const from = index === 0 ? 0 : ends[index - 1];
    return { from, count: end - from, decays: index % 2 === 0 };
  });
}

/** Glorot & Bengio 2010; words start as normal numbers of deviation ½. */
export function initializeParameters(
  parameters: Float32Array,
  { words, size, classes }: TreeSize,
  places: TreeParameters,
  random: Random,
): void {
  const fill = (offset: number, rows: number, columns: number, draw: () => number): void => {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < columns; j++) parameters[offset + row * padded(columns) + j] = draw();
    }
  };
  const uniform = (fans: number) => (): number => (2 * random.uniform() - 1) * Math.sqrt(6 / fans);
  fill(places.embedding, words, size, () => 0.5 * random.normal());
  fill(places.compose, 2 * size, size, uniform(3 * size));
  fill(places.classify, size, classes, uniform(size + classes));
}
