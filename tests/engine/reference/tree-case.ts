import { type Kernels, type OptimizerSpec, type Tree, TreeNetwork } from '#shared/engine/index.ts';
import { type CaseArray, type Difference, relativeError } from './case-file.ts';

type Arrays = Readonly<Record<string, CaseArray>>;

export interface TreeCase {
  readonly name: string;
  readonly trees: readonly Tree[];
  readonly target: CaseArray;
  readonly output: CaseArray;
  readonly parametersBefore: Arrays;
  readonly parametersAfter: Arrays;
  readonly gradients: Arrays;
  readonly lossValue: number;
  readonly optimizer: string;
  readonly learningRate: number;
  readonly steps: number;
}

/** Of each of the file's arrays, where its rows and columns lie with us; weights are [out, in] there. */
interface Block {
  readonly key: string;
  readonly offset: number;
  readonly columns: number;
  readonly isTurned: boolean;
}

export function checkTreeCase(file: TreeCase, kernels: Kernels): Difference[] {
  const [words, size] = file.parametersBefore.embedding.shape;
  const [, classes] = file.target.shape;
  const optimizer = { kind: file.optimizer, learningRate: file.learningRate } as OptimizerSpec;
  const network = new TreeNetwork({ kernels, words, size, classes, optimizer, seed: 0 });
  const { embedding, compose, composeBias, classify, classifyBias } = network.places;
  const blocks: Block[] = [
    { key: 'embedding', offset: embedding, columns: size, isTurned: false },
    { key: 'compose.weight', offset: compose, columns: size, isTurned: true },
    { key: 'compose.bias', offset: composeBias, columns: size, isTurned: false },
    { key: 'classify.weight', offset: classify, columns: classes, isTurned: true },
    { key: 'classify.bias', offset: classifyBias, columns: classes, isTurned: false },
  ];
  for (const block of blocks) {
    const { data } = file.parametersBefore[block.key];
    data.forEach(
      (value, index) => (network.parameters[placeOf(block, file.parametersBefore, index)] = value),
    );
  }
  const compareAll = (prefix: string, run: Float32Array, arrays: Arrays): Difference[] =>
    blocks.map((block) => {
      const ours = arrays[block.key].data.map((_, index) => run[placeOf(block, arrays, index)]);
      return { what: prefix + block.key, error: relativeError(ours, arrays[block.key].data) };
    });

  const output = network.answer(file.trees);
  const loss = network.learn(file.trees, file.target.data);
  const gradients = compareAll('gradient of ', network.gradients, file.gradients);
  for (let step = 1; step < file.steps; step++) network.learn(file.trees, file.target.data);
  return [
    { what: 'output', error: relativeError(output, file.output.data) },
    { what: 'loss', error: relativeError([loss], [file.lossValue]) },
    ...gradients,
    ...compareAll('after the steps, ', network.parameters, file.parametersAfter),
  ];
}

function placeOf({ key, offset, columns, isTurned }: Block, arrays: Arrays, index: number): number {
  const width = arrays[key].shape.at(-1)!;
  const [first, second] = [Math.floor(index / width), index % width];
  const [row, column] = isTurned ? [second, first] : [first, second];
  return offset + row * ((columns + 3) & ~3) + column;
}
