import { expect, test } from 'vitest';
import {
  classesOf,
  compile,
  createGanTrainer,
  createRandom,
  createTrainer,
  type DataSet,
  DeepBelief,
  type Features,
  loadKernelsNow,
  slicedWasserstein,
  TreeNetwork,
} from '#shared/engine/index.ts';
import type {
  BoltzmannEntry,
  GanEntry,
  SupervisedEntry,
  TreeEntry,
  ZooEntry,
} from '#shared/engine/zoo/entry.ts';
import { expressions } from '#shared/engine/zoo/expressions.ts';
import { zoo } from '#shared/engine/zoo/zoo.ts';

const kernels = loadKernelsNow();
const NEW = 300;

test.each(zoo.map((entry) => [entry.name, entry.purpose, entry] as const))('%s: %s', (_, __, entry) => {
  learns(entry);
});

function learns(entry: ZooEntry): void {
  switch (entry.kind) {
    case 'supervised':
      return learnsFromTargets(entry);
    case 'gan':
      return learnsToForge(entry);
    case 'boltzmann':
      return learnsToReconstruct(entry);
    case 'tree':
      return learnsToCompose(entry);
    default:
      return entry satisfies never;
  }
}

function learnsFromTargets({ spec, examples, count, batchSize, iterations, reaches }: SupervisedEntry): void {
  const network = compile(spec, { kernels, rows: 1 });
  const data = examples(createRandom(1), count);
  const trainer = createTrainer({ network, data, batchSize, seed: 1 });
  for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  const { loss, accuracy } = trainer.measure(examples(createRandom(2), NEW));
  if ('accuracy' in reaches) expect(accuracy).toBeGreaterThanOrEqual(reaches.accuracy);
  else expect(loss).toBeLessThanOrEqual(reaches.loss);
  network.free();
}

function learnsToForge({ examples, count, iterations, reaches, ...entry }: GanEntry): void {
  const generator = compile(entry.generator, { kernels, rows: NEW });
  const discriminator = compile(entry.discriminator, { kernels, rows: 1 });
  const data = examples(createRandom(1), count);
  const { batchSize, penalty } = entry;
  const trainer = createGanTrainer({ generator, discriminator, data, batchSize, penalty, seed: 1 });
  for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  generator.setParameters(trainer.averageParameters);
  const random = createRandom(3);
  const latents = Float32Array.from({ length: NEW * generator.inputs }, () => random.normal());
  const forged = { values: generator.predict(latents, NEW), columns: generator.outputs };
  const real = inputsOf(examples(createRandom(2), NEW));
  expect(slicedWasserstein(real, forged, { random })).toBeLessThanOrEqual(reaches.distance);
  for (const part of [trainer, generator, discriminator]) part.free();
}

function learnsToReconstruct(entry: BoltzmannEntry): void {
  const { visible, hidden, learningRate, seed, examples, count, batchSize, iterations, reaches } = entry;
  const stack = new DeepBelief({ kernels, visible, hidden, rows: NEW, seed });
  const random = createRandom(4);
  const { values } = inputsOf(examples(createRandom(1), count));
  for (let iteration = 0; iteration < iterations * hidden.length; iteration++) {
    const batch = Array.from({ length: batchSize }, () => random.below(count));
    const rows = batch.flatMap((row) => [...values.subarray(row * visible, (row + 1) * visible)]);
    stack.learn(Math.floor(iteration / iterations), rows, batchSize, learningRate);
  }
  const unseen = inputsOf(examples(createRandom(2), NEW)).values;
  const again = stack.reconstruct(unseen, NEW);
  const error = unseen.reduce((sum, value, at) => sum + (value - again[at]) ** 2, 0) / unseen.length;
  expect(error).toBeLessThanOrEqual(reaches.error);
  stack.free();
}

function learnsToCompose({ words, size, optimizer, seed, batchSize, iterations, reaches }: TreeEntry): void {
  const options = { kernels, words: words.length, size, classes: 2, optimizer, seed };
  const network = new TreeNetwork(options);
  const random = createRandom(1);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { trees, targets } = expressions(random, batchSize, [1, 2, 3]);
    network.learn(trees, targets);
  }
  const deeper = expressions(random, NEW, [4, 5, 6]);
  const said = classesOf(network.answer(deeper.trees), 2);
  const right = said.filter((label, index) => deeper.targets[2 * index + label] === 1);
  expect(right.length / NEW).toBeGreaterThanOrEqual(reaches.accuracy);
  network.free();
}

function inputsOf(data: DataSet): Features {
  const values = new Float32Array(data.size * data.inputs);
  data.ids().forEach((id, row) => values.set(data.inputOf(id), row * data.inputs));
  return { values, columns: data.inputs };
}
