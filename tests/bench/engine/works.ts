import {
  compile,
  createTrainer,
  DataSet,
  type KernelKind,
  loadKernelsNow,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { createRandom } from '#shared/engine/math/random.ts';

/** A unit of work that is measured: calling it does one training step, or one forward pass. */
export interface Work {
  readonly name: string;
  readonly about: string;
  /** Builds everything anew and returns one step. */
  prepare(kind: KernelKind): () => void;
}

const dense = (units: number, activation: 'tanh' | 'relu' | 'linear') =>
  ({ kind: 'dense', units, activation }) as const;

/** Examples enough for many batches, drawn from a seed, in as many classes as there are targets. */
function examples(inputs: number, targets: number, count: number): DataSet {
  const random = createRandom(1);
  const data = new DataSet({ inputs, targets, capacity: count });
  for (let id = 0; id < count; id++) {
    const input = Float32Array.from({ length: inputs }, () => random.normal());
    const label = random.below(targets === 1 ? 2 : targets);
    const target =
      targets === 1 ? [label * 2 - 1] : Array.from({ length: targets }, (_, j) => (j === label ? 1 : 0));
    data.upsert(id, input, target);
  }
  return data;
}

function training(name: string, about: string, spec: NetworkSpec, batchSize: number, count: number): Work {
  return {
    name,
    about,
    prepare(kind) {
      const network = compile(spec, { kernels: loadKernelsNow(kind), rows: batchSize });
      const data = examples(network.inputs, network.outputs, count);
      const trainer = createTrainer({ network, data, batchSize, seed: 1 });
      return () => trainer.iterate();
    },
  };
}

export const works: readonly Work[] = [
  training(
    'W1',
    'MLP 2-8-8-1 tanh, MSE, SGD, batch 10',
    {
      inputs: 2,
      layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'tanh')],
      loss: 'meanSquaredError',
      optimizer: { kind: 'sgd', learningRate: 0.03 },
      seed: 1,
    },
    10,
    200,
  ),
  training(
    'W2',
    'MLP 12-32-16-2 relu, cross-entropy, Adam, batch 32',
    {
      inputs: 12,
      layers: [dense(32, 'relu'), dense(16, 'relu'), dense(2, 'linear')],
      loss: 'softmaxCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.003 },
      seed: 1,
    },
    32,
    640,
  ),
  training(
    'W3',
    'MLP 784-128-10, Adam, batch 32',
    {
      inputs: 784,
      layers: [dense(128, 'relu'), dense(10, 'linear')],
      loss: 'softmaxCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.001 },
      seed: 1,
    },
    32,
    640,
  ),
];
