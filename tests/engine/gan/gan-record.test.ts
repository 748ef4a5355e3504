import { expect, test } from 'vitest';
import {
  compile,
  createGanTrainer,
  createRandom,
  DataSet,
  type GanTrainer,
  loadKernelsNow,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { bitsOf } from '../support/small-training.ts';

const kernels = loadKernelsNow();
const adam = { kind: 'adam', learningRate: 0.002, beta1: 0.5 } as const;

function pair(seed: number, inputs = 2) {
  const spec = (layers: NetworkSpec['layers'], loss: NetworkSpec['loss']): NetworkSpec => ({
    ...{ inputs, layers, loss, optimizer: adam, seed },
  });
  const hidden = { kind: 'dense', units: 8, activation: 'leakyRelu' } as const;
  const linear = (units: number) => ({ kind: 'dense', units, activation: 'linear' }) as const;
  const generator = compile(spec([hidden, linear(inputs)], 'meanSquaredError'), { kernels, rows: 8 });
  const discriminator = compile(spec([hidden, linear(1)], 'binaryCrossEntropy'), { kernels, rows: 8 });
  const data = new DataSet({ inputs, targets: 1 });
  const random = createRandom(3);
  for (let id = 0; id < 30; id++)
    data.upsert(
      id,
      Array.from({ length: inputs }, () => random.normal()),
      [1],
    );
  const trainer = createGanTrainer({ generator, discriminator, data, batchSize: 8, seed: 5, penalty: 0.1 });
  return { generator, discriminator, trainer };
}

function iterate(trainer: GanTrainer, times: number): void {
  for (let iteration = 0; iteration < times; iteration++) trainer.iterate();
}

test('a restored pair goes on bit for bit, average and moments too', () => {
  const first = pair(1);
  iterate(first.trainer, 7);
  const saved = first.trainer.save();
  const second = pair(2);
  iterate(second.trainer, 2);
  second.trainer.restore(saved);
  expect(second.trainer.iteration).toBe(7);
  iterate(first.trainer, 9);
  iterate(second.trainer, 9);
  expect(bitsOf(second.generator)).toBe(bitsOf(first.generator));
  expect(bitsOf(second.discriminator)).toBe(bitsOf(first.discriminator));
  expect(second.trainer.averageParameters).toEqual(first.trainer.averageParameters);
});

test('what is no record, or one of other networks, is refused with a sentence and changes nothing', () => {
  const { trainer, generator } = pair(1);
  iterate(trainer, 3);
  const before = bitsOf(generator);
  const saved = trainer.save();
  expect(() => trainer.restore(Uint8Array.of(1, 2, 3))).toThrow('These bytes are not a record of a GAN.');
  expect(() => trainer.restore(saved.slice(0, -4))).toThrow(/should have \d+ bytes, got \d+/);
  const other = saved.slice();
  other[4] = 9;
  expect(() => trainer.restore(other)).toThrow('A GAN’s record of version 1'.replace('’', "'"));
  expect(() => trainer.restore(pair(1, 3).trainer.save())).toThrow('parameters should have');
  expect(bitsOf(generator)).toBe(before);
});
