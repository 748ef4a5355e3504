import { expect, test } from 'vitest';
import { compile, createTrainer, type Kernels, loadKernelsNow } from '#shared/engine/index.ts';
import { addPoint, bitsOf, smallSpec, smallTraining } from './support/small-training.ts';

/** A small training that a calmer network follows. */
function followed(kernels: Kernels = loadKernelsNow()) {
  const { network, data } = smallTraining({}, kernels);
  const calm = compile(smallSpec, { kernels, rows: 8 });
  const average = { network: calm, keeps: 0.9 };
  return { network, data, calm, trainer: createTrainer({ network, data, batchSize: 6, seed: 4, average }) };
}

test('the average is the network itself at first, then blends in a little of each iteration', () => {
  const { network, calm, trainer } = followed();
  trainer.iterate();
  expect(bitsOf(calm)).toBe(bitsOf(network));
  const expected = Array.from(network.parameters);
  for (let iteration = 2; iteration <= 200; iteration++) {
    trainer.iterate();
    const keeps = Math.min(0.9, 1 - 10 / (iteration + 9));
    network.parameters.forEach((weight, index) => {
      expected[index] = keeps * expected[index] + (1 - keeps) * weight;
    });
  }
  calm.parameters.forEach((weight, index) => expect(weight).toBeCloseTo(expected[index], 4));
});

test('who follows changes nothing of what is followed, and is what is measured', () => {
  const [alone, { network, calm, data, trainer }] = [smallTraining(), followed()];
  alone.trainer.train(40);
  trainer.train(40);
  expect(bitsOf(network)).toBe(bitsOf(alone.network));
  expect(trainer.result).toBe(calm);
  alone.network.setParameters(calm.parameters);
  expect(trainer.measure(data)).toEqual(alone.trainer.measure(data));
});

test.each(['simd', 'plain'] as const)(
  'many iterations at once, one by one or phase by phase average alike (%s)',
  (kind) => {
    const [whole, stepped] = [0, 1].map(() => followed(loadKernelsNow(kind)));
    whole.trainer.train(30);
    for (let iteration = 0; iteration < 30; iteration++) {
      stepped.trainer.forward();
      stepped.trainer.loss();
      stepped.trainer.delta();
      stepped.trainer.update();
    }
    expect(bitsOf(stepped.calm)).toBe(bitsOf(whole.calm));
  },
);

test('saved and restored elsewhere, both go on bit for bit', () => {
  const [original, copy] = [followed(), followed()];
  original.trainer.train(25);
  copy.trainer.restore(original.trainer.save());
  for (const { data } of [original, copy]) addPoint(data, 50);
  original.trainer.train(25);
  copy.trainer.train(25);
  expect(bitsOf(copy.calm)).toBe(bitsOf(original.calm));
  expect(copy.trainer.save()).toEqual(original.trainer.save());
});

test('it goes on from a record without an average as from the weights themselves', () => {
  const [plain, copy] = [smallTraining(), followed()];
  plain.trainer.train(10);
  copy.trainer.restore(plain.trainer.save());
  expect(bitsOf(copy.calm)).toBe(bitsOf(plain.network));
});
