import { classesOf, createRandom, type Kernels, TreeNetwork } from '#shared/engine/index.ts';
import { expressions, WORDS } from '#shared/engine/zoo/expressions.ts';
import type { Figure } from '../figure.ts';

export const booleans: Figure = {
  name: 'booleans',
  about: 'recursive network of 16 on 1,000 expressions of depth 1 to 3, Adam .01, batch 32, 300 iterations',
  measure({ kernels, seeds }) {
    const accuracies = seeds.map((seed) => answers(kernels, seed));
    return [
      {
        name: 'booleans: accuracy at depths 4 to 6, never seen',
        values: accuracies.map(({ deeper }) => deeper),
        target: { atLeast: 0.99 },
      },
      {
        name: 'booleans: accuracy on new ones of depth 1 to 3',
        values: accuracies.map(({ alike }) => alike),
        target: { atLeast: 0.99 },
      },
    ];
  },
};

function answers(kernels: Kernels, seed: number) {
  const network = new TreeNetwork({
    ...{ kernels, words: WORDS.length, size: 16, classes: 2, seed },
    optimizer: { kind: 'adam', learningRate: 0.01 },
  });
  const random = createRandom(seed, 1);
  const { trees, targets } = expressions(random, 1000, [1, 2, 3]);
  for (let iteration = 0; iteration < 300; iteration++) {
    const batch = Array.from({ length: 32 }, () => random.below(trees.length));
    network.learn(
      batch.map((index) => trees[index]),
      batch.flatMap((index) => targets.slice(2 * index, 2 * index + 2)),
    );
  }
  const accuracy = (depths: readonly number[]): number => {
    const asked = expressions(random, 1000, depths);
    const said = classesOf(network.answer(asked.trees), 2);
    return said.filter((label, index) => asked.targets[2 * index + label] === 1).length / said.length;
  };
  const result = { deeper: accuracy([4, 5, 6]), alike: accuracy([1, 2, 3]) };
  network.free();
  return result;
}
