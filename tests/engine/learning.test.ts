import { describe, expect, test, vi } from 'vitest';
import {
  compile,
  createGanTrainer,
  createRandom,
  createTrainer,
  DataSet,
  DeepBelief,
  type Kernels,
  loadKernelsNow,
  type NetworkSpec,
  RestrictedBoltzmann,
  type Tree,
  TreeNetwork,
} from '#shared/engine/index.ts';

/** Some seconds of computing, which a busy machine makes many. */
vi.setConfig({ testTimeout: 60_000 });

const dense = (units: number, activation: 'tanh' | 'relu' | 'leakyRelu' | 'linear') =>
  ({ kind: 'dense', units, activation }) as const;

interface Run {
  readonly spec: NetworkSpec;
  readonly data: DataSet;
  readonly batchSize: number;
  readonly iterations: number;
}

function trained({ spec, data, batchSize, iterations }: Run, kernels: Kernels = loadKernelsNow()) {
  const network = compile(spec, { kernels, rows: 64 });
  const trainer = createTrainer({ network, data, batchSize, seed: spec.seed });
  for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  return { network, trainer, ...trainer.measure(data) };
}

/** Two arms, one turn each, with a little noise. */
function spiral(seed: number): DataSet {
  const random = createRandom(seed);
  const data = new DataSet({ inputs: 2, targets: 1 });
  for (let id = 0; id < 120; id++) {
    const along = 0.06 + 0.94 * random.uniform();
    const angle = 2 * Math.PI * (along + (id % 2) / 2);
    const noise = (): number => 0.02 * random.normal();
    data.upsert(id, [along * Math.cos(angle) + noise(), along * Math.sin(angle) + noise()], [id % 2]);
  }
  return data;
}

test.each([1, 2, 3])('three layers of eight tanh neurons learn a spiral, from seed %i', (seed) => {
  const spec: NetworkSpec = {
    inputs: 2,
    layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'linear')],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.03 },
    seed,
  };
  const { accuracy } = trained({ spec, data: spiral(seed), batchSize: 10, iterations: 3000 });
  expect(accuracy).toBeGreaterThanOrEqual(0.95);
});

test('a convolution learns where the stroke points, wherever it lies', () => {
  const random = createRandom(3);
  const data = new DataSet({ inputs: 64, targets: 2 });
  for (let id = 0; id < 80; id++) {
    const image = Float32Array.from({ length: 64 }, () => 0.1 * random.normal());
    const [line, place] = [random.below(8), random.below(5)];
    for (let i = 0; i < 4; i++) image[id % 2 ? line * 8 + place + i : (place + i) * 8 + line] = 1;
    data.upsert(id, image, id % 2 ? [0, 1] : [1, 0]);
  }
  const spec: NetworkSpec = {
    inputs: 64,
    inputShape: { kind: 'image', height: 8, width: 8, channels: 1 },
    layers: [
      { kind: 'conv2d', filters: 4, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'flatten' },
      dense(2, 'linear'),
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 1,
  };
  expect(trained({ spec, data, batchSize: 16, iterations: 150 }).accuracy).toBeGreaterThanOrEqual(0.98);
});

test.each(['simpleRecurrent', 'lstm', 'gru'] as const)('%s remembers the first of six numbers', (kind) => {
  const random = createRandom(4);
  const data = new DataSet({ inputs: 6, targets: 1 });
  for (let id = 0; id < 64; id++) {
    const input = Array.from({ length: 6 }, () => 2 * random.uniform() - 1);
    data.upsert(id, input, [input[0]]);
  }
  const spec: NetworkSpec = {
    inputs: 6,
    inputShape: { kind: 'sequence', steps: 6, features: 1 },
    layers: [{ kind, units: 8 }, dense(1, 'linear')],
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 2,
  };
  expect(trained({ spec, data, batchSize: 16, iterations: 600 }).loss).toBeLessThan(0.02);
});

describe('a tree network', () => {
  /** 0 and 1 are false and true, 2 is and, 3 is or: [left, [operator, right]]. */
  function expression(
    random: ReturnType<typeof createRandom>,
    depth: number,
  ): { tree: Tree; value: boolean } {
    if (depth === 0) {
      const value = random.uniform() < 0.5;
      return { tree: value ? 1 : 0, value };
    }
    const [left, right] = [expression(random, depth - 1), expression(random, random.below(depth))];
    const isAnd = random.uniform() < 0.5;
    const value = isAnd ? left.value && right.value : left.value || right.value;
    return { tree: [left.tree, [isAnd ? 2 : 3, right.tree]], value };
  }

  test('learns and, or on shallow expressions, and answers deeper ones', () => {
    const random = createRandom(6);
    const network = new TreeNetwork({
      ...{ kernels: loadKernelsNow(), words: 4, size: 16, classes: 2, seed: 3 },
      optimizer: { kind: 'adam', learningRate: 0.02 },
    });
    for (let iteration = 0; iteration < 300; iteration++) {
      const batch = Array.from({ length: 32 }, (_, index) => expression(random, 1 + (index % 3)));
      const targets = batch.flatMap(({ value }) => (value ? [0, 1] : [1, 0]));
      network.learn(
        batch.map(({ tree }) => tree),
        targets,
      );
    }
    const deeper = Array.from({ length: 200 }, () => expression(random, 5));
    const logits = network.answer(deeper.map(({ tree }) => tree));
    const right = deeper.filter(({ value }, row) => logits[2 * row + 1] > logits[2 * row] === value);
    expect(right.length / deeper.length).toBeGreaterThanOrEqual(0.97);
  });

  test('refuses a word that it does not know', () => {
    const network = new TreeNetwork({
      ...{ kernels: loadKernelsNow(), words: 4, size: 3, classes: 2, seed: 3 },
      optimizer: { kind: 'sgd', learningRate: 0.1 },
    });
    expect(() => network.answer([[0, 4]])).toThrow('A word should be a whole number from 0 to 3, but is 4.');
  });
});

test('a restricted Boltzmann machine reconstructs bars, and dreams on with clamped units', () => {
  const random = createRandom(7);
  const machine = new RestrictedBoltzmann({
    kernels: loadKernelsNow(),
    visible: 16,
    hidden: 8,
    rows: 16,
    seed: 1,
  });
  const bars = (): number[] =>
    Array.from({ length: 16 }).flatMap(() => {
      const column = random.below(4);
      return Array.from({ length: 16 }, (_, place) => (place % 4 === column ? 1 : 0));
    });
  const first = machine.learn(bars(), 16, 0.2, random);
  let last = first;
  for (let step = 0; step < 500; step++) last = machine.learn(bars(), 16, 0.2, random);
  expect(last).toBeLessThan(0.1 * first);

  const half = Array.from({ length: 16 }, (_, place) => (place % 4 === 2 && place < 8 ? 1 : 0));
  const clamped = half.map((_, place) => place < 8);
  const dream = machine.dream(half, 1, { steps: 20, random, clamped });
  expect([...dream.subarray(0, 8)]).toEqual(half.slice(0, 8));
  expect(dream[10]).toBeGreaterThan(0.8);
});

test('a generator learns to forge points on a line from a discriminator alone', () => {
  const kernels = loadKernelsNow();
  const random = createRandom(8);
  const data = new DataSet({ inputs: 2, targets: 1 });
  for (let id = 0; id < 200; id++) {
    const x = 2 * random.uniform() - 1;
    data.upsert(id, [x, 0.5 * x + 0.2], [1]);
  }
  const optimizer = { kind: 'adam', learningRate: 0.002, beta1: 0.5 } as const;
  const generator = compile(
    {
      inputs: 2,
      layers: [dense(32, 'leakyRelu'), dense(32, 'leakyRelu'), dense(2, 'linear')],
      ...{ loss: 'meanSquaredError', optimizer, seed: 1 },
    },
    { kernels, rows: 64 },
  );
  const discriminator = compile(
    {
      inputs: 2,
      layers: [dense(32, 'leakyRelu'), dense(32, 'leakyRelu'), dense(1, 'linear')],
      ...{ loss: 'binaryCrossEntropy', optimizer, seed: 2 },
    },
    { kernels, rows: 64 },
  );
  const trainer = createGanTrainer({ generator, discriminator, data, batchSize: 64, seed: 3, penalty: 0.1 });
  for (let iteration = 0; iteration < 1000; iteration++) trainer.iterate();
  const latents = Float32Array.from({ length: 128 }, () => random.normal());
  generator.setParameters(trainer.averageParameters);
  const points = generator.predict(latents, 64);
  let apart = 0;
  const xs: number[] = [];
  for (let row = 0; row < 64; row++) {
    apart += Math.abs(points[2 * row + 1] - 0.5 * points[2 * row] - 0.2) / 64;
    xs.push(points[2 * row]);
  }
  expect(apart).toBeLessThan(0.1);
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(1);
});

test('a deep belief network learns layer by layer, and its weights are a head start for a classifier', () => {
  const kernels = loadKernelsNow();
  const random = createRandom(9);
  const deep = new DeepBelief({ kernels, visible: 16, hidden: [10, 6], rows: 16, seed: 2 });
  const barsIn = (columns: readonly number[]): number[] =>
    columns.flatMap((column) => Array.from({ length: 16 }, (_, place) => (place % 4 === column ? 1 : 0)));
  const draw = (): number[] => barsIn(Array.from({ length: 16 }, () => random.below(4)));
  for (const level of [0, 1]) for (let step = 0; step < 500; step++) deep.learn(level, draw(), 16, 0.2);

  const all = barsIn([0, 1, 2, 3]);
  const again = deep.reconstruct(all, 4);
  expect(again.filter((value, index) => value > 0.5 !== all[index] > 0.5)).toHaveLength(0);

  const network = deep.toNetwork({ classes: 4, optimizer: { kind: 'adam', learningRate: 0.05 }, seed: 3 });
  const data = new DataSet({ inputs: 16, targets: 4 });
  for (let id = 0; id < 4; id++)
    data.upsert(
      id,
      barsIn([id]),
      [0, 1, 2, 3].map((label) => (label === id ? 1 : 0)),
    );
  const trainer = createTrainer({ network, data, batchSize: 4, seed: 1 });
  for (let iteration = 0; iteration < 60; iteration++) trainer.iterate();
  expect(trainer.measure(data).accuracy).toBe(1);
});
