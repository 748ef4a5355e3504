import {
  type ActivationName,
  compile,
  createGanTrainer,
  createRandom,
  createTrainer,
  DataSet,
  type KernelKind,
  loadKernelsNow,
  type NetworkSpec,
} from '#shared/engine/index.ts';

/** A unit of work that is measured: calling it does one training step, or one forward pass. */
export interface Work {
  readonly name: string;
  readonly about: string;
  /** Builds everything anew and returns one step. */
  prepare(kind: KernelKind): () => void;
}

/** A work that trains: what it has learnt can be compared, bit for bit. */
export interface TrainingWork extends Work {
  weightsAfter(kind: KernelKind, iterations: number): Float32Array;
}

const dense = (units: number, activation: ActivationName) => ({ kind: 'dense', units, activation }) as const;

/** Examples enough for many batches, drawn from a seed, in as many classes as there are targets. */
export function examples(inputs: number, targets: number, count: number): DataSet {
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

function training(
  name: string,
  about: string,
  spec: NetworkSpec,
  batchSize: number,
  count: number,
): TrainingWork {
  const build = (kind: KernelKind) => {
    const network = compile(spec, { kernels: loadKernelsNow(kind), rows: batchSize });
    const data = examples(network.inputs, network.outputs, count);
    return { network, trainer: createTrainer({ network, data, batchSize, seed: 1 }) };
  };
  return {
    name,
    about,
    prepare(kind) {
      const { trainer } = build(kind);
      return () => trainer.iterate();
    },
    weightsAfter(kind, iterations) {
      const { network, trainer } = build(kind);
      for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
      return network.parameters.slice();
    },
  };
}

/** 8 and 16 filters of 3×3 on 28×28, two poolings, ten classes. */
export const drawings: NetworkSpec = {
  inputs: 784,
  inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
  layers: [
    { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'flatten' },
    dense(10, 'linear'),
  ],
  loss: 'softmaxCrossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.002 },
  seed: 1,
};

const forgery: TrainingWork = {
  name: 'W5',
  about: 'GAN: G 64-128-784, D 784-128-1, batch 32, one D and one G step, Adam',
  prepare(kind) {
    const { trainer } = forgers(kind);
    return () => trainer.iterate();
  },
  weightsAfter(kind, iterations) {
    const { generator, discriminator, trainer } = forgers(kind);
    for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
    return Float32Array.from([...generator.parameters, ...discriminator.parameters]);
  },
};

function forgers(kind: KernelKind) {
  const kernels = loadKernelsNow(kind);
  const optimizer = { kind: 'adam', learningRate: 0.001, beta1: 0.5 } as const;
  const generator = compile(
    {
      inputs: 64,
      layers: [dense(128, 'relu'), dense(784, 'sigmoid')],
      loss: 'meanSquaredError',
      optimizer,
      seed: 1,
    },
    { kernels, rows: 32 },
  );
  const discriminator = compile(
    {
      inputs: 784,
      layers: [dense(128, 'leakyRelu'), dense(1, 'linear')],
      loss: 'binaryCrossEntropy',
      optimizer,
      seed: 2,
    },
    { kernels, rows: 32 },
  );
  const data = examples(784, 1, 640);
  const trainer = createGanTrainer({ generator, discriminator, data, batchSize: 32, seed: 1 });
  return { generator, discriminator, trainer };
}

const guess: Work = {
  name: 'W7',
  about: 'CNN of W4 forward, one example',
  prepare(kind) {
    const network = compile(drawings, { kernels: loadKernelsNow(kind), rows: 1 });
    const random = createRandom(2);
    const input = Float32Array.from({ length: 784 }, () => random.uniform());
    return () => network.predict(input, 1);
  },
};

/** W1 to W6. */
export const trainingWorks: readonly TrainingWork[] = [
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
  training('W4', 'CNN 28×28: conv 8, pool, conv 16, pool, dense 10, Adam, batch 32', drawings, 32, 640),
  forgery,
  training(
    'W6',
    'LSTM 1-32, 32 time steps, dense 1, Adam, batch 32',
    {
      inputs: 32,
      inputShape: { kind: 'sequence', steps: 32, features: 1 },
      layers: [{ kind: 'lstm', units: 32 }, dense(1, 'linear')],
      loss: 'meanSquaredError',
      optimizer: { kind: 'adam', learningRate: 0.005 },
      seed: 1,
    },
    32,
    640,
  ),
];

export const works: readonly Work[] = [...trainingWorks, guess];
