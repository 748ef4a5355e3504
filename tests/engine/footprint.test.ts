import { describe, expect, test, vi } from 'vitest';
import {
  compile,
  createGanTrainer,
  createRandom,
  createTrainer,
  DataSet,
  type GanTrainer,
  loadKernelsNow,
  type NetworkSpec,
  type Trainer,
} from '#shared/engine/index.ts';
import { simdBinary } from '#shared/engine/kernels/simd-binary.ts';

/** Some seconds of computing, which a busy machine makes many. */
vi.setConfig({ testTimeout: 60_000 });

/** Bytes: a single boxed number takes 16. */
const MOST_GARBAGE = 8;
const MOST_WINDOWS = 40;

const plane: NetworkSpec = {
  inputs: 2,
  layers: [
    { kind: 'dense', units: 8, activation: 'tanh' },
    { kind: 'dense', units: 1, activation: 'tanh' },
  ],
  loss: 'meanSquaredError',
  optimizer: { kind: 'sgd', learningRate: 0.01 },
  seed: 1,
};

/** What the activity `draw` trains. */
const drawings: NetworkSpec = {
  inputs: 784,
  inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
  layers: [
    { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 10, activation: 'linear' },
  ],
  loss: 'softmaxCrossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.002 },
  seed: 1,
};

const sequences: NetworkSpec = {
  inputs: 8,
  inputShape: { kind: 'sequence', steps: 8, features: 1 },
  layers: [
    { kind: 'lstm', units: 8 },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
  loss: 'meanSquaredError',
  optimizer: { kind: 'adam', learningRate: 0.001 },
  seed: 1,
};

function trainerOf(spec: NetworkSpec, batchSize: number): Trainer {
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 1 });
  const random = createRandom(1);
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (let id = 0; id < 16 * batchSize; id++) {
    const input = Float32Array.from({ length: network.inputs }, () => random.uniform());
    data.upsert(
      id,
      input,
      Float32Array.from({ length: network.outputs }, (_, k) => (k === id % 10 ? 1 : 0)),
    );
  }
  return createTrainer({ network, data, batchSize, seed: 1 });
}

/** Points in four dimensions, forged from eight numbers of chance. */
function forgers(): GanTrainer {
  const kernels = loadKernelsNow();
  const optimizer = { kind: 'adam', learningRate: 0.001 } as const;
  const dense = (units: number, activation: 'relu' | 'linear') =>
    ({ kind: 'dense', units, activation }) as const;
  const layersTo = (outputs: number) => [dense(8, 'relu'), dense(outputs, 'linear')];
  const [generator, discriminator] = [
    compile(
      { inputs: 8, layers: layersTo(4), loss: 'meanSquaredError', optimizer, seed: 1 },
      { kernels, rows: 1 },
    ),
    compile(
      { inputs: 4, layers: layersTo(1), loss: 'binaryCrossEntropy', optimizer, seed: 2 },
      { kernels, rows: 1 },
    ),
  ];
  const random = createRandom(1);
  const data = new DataSet({ inputs: 4, targets: 1 });
  for (let id = 0; id < 64; id++)
    data.upsert(
      id,
      Float32Array.from({ length: 4 }, () => random.normal()),
      [1],
    );
  return createGanTrainer({ generator, discriminator, data, batchSize: 8, seed: 1, penalty: 0.1 });
}

/**
 * The least garbage of one iteration, in bytes, among some hundreds of them: what the compiler makes meanwhile is not its.
 * On a busy machine the compiler comes late: so it is looked at until there is little, but not for ever.
 */
function garbageOf(trainer: { iterate(): unknown }, iterations: number): number {
  let least = Infinity;
  for (let window = 0; window < MOST_WINDOWS && least >= MOST_GARBAGE; window++) {
    const before = process.memoryUsage().heapUsed;
    for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
    const bytes = (process.memoryUsage().heapUsed - before) / iterations;
    if (bytes >= 0) least = Math.min(least, bytes); // below 0 the garbage was collected midway
  }
  return least;
}

describe('once compiled, an iteration makes nothing anew, not even a boxed number:', () => {
  test.each([
    ['a small network', plane, 10, 20_000],
    ['a convolutional network', drawings, 2, 500],
    ['a recurrent network', sequences, 8, 3000],
  ] as const)('%s', (_, spec, batchSize, iterations) => {
    expect(garbageOf(trainerOf(spec, batchSize), iterations)).toBeLessThan(MOST_GARBAGE);
  });

  test('a generator and its discriminator', () => {
    expect(garbageOf(forgers(), 3000)).toBeLessThan(MOST_GARBAGE);
  });
});

test('a network that draws in training, batch 32, and its measuring fit into 8 MB', () => {
  const trainer = trainerOf(drawings, 32);
  trainer.iterate();
  trainer.measure(trainer.data);
  expect(trainer.network.kernels.arena.floats.byteLength).toBeLessThanOrEqual(8_000_000);
});

test('the fast kernels are at most 100 kB', () => {
  expect(atob(simdBinary).length).toBeLessThanOrEqual(100_000);
});
