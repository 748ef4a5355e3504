import { describe, expect, test } from 'vitest';
import { createTrainer, DataSet, loadKernelsNow, type OptimizerSpec } from '#shared/engine/index.ts';
import { addPoint, bitsOf, smallTraining, type SmallTraining } from './support/small-training.ts';

function iterate({ trainer }: SmallTraining, times: number): number[] {
  return Array.from({ length: times }, () => {
    trainer.iterate();
    return trainer.batchLoss;
  });
}

/** Data and settings that change on the way, always before the same iterations. */
function liveRun(training: SmallTraining): void {
  const { trainer, data } = training;
  iterate(training, 5);
  addPoint(data, 30);
  data.remove(3);
  iterate(training, 2);
  trainer.setBatchSize(9);
  trainer.setOptimizer({ kind: 'momentum', learningRate: 0.05, l2: 0.01 });
  iterate(training, 7);
  addPoint(data, 31);
  iterate(training, 4);
}

describe('counters', () => {
  test('before the first iteration all are 0; afterwards the iteration is (epoch − 1)·batches + batch', () => {
    const { trainer } = smallTraining();
    expect([trainer.iteration, trainer.epoch, trainer.batch]).toEqual([0, 0, 0]);
    for (let iteration = 1; iteration <= 11; iteration++) {
      trainer.iterate();
      expect(trainer.batchesPerEpoch).toBe(4);
      expect(trainer.iteration).toBe(iteration);
      expect((trainer.epoch - 1) * 4 + trainer.batch).toBe(iteration);
    }
  });

  test('the phases one by one do what an iteration does', () => {
    const whole = smallTraining();
    const stepped = smallTraining();
    whole.trainer.iterate();
    stepped.trainer.forward();
    stepped.trainer.loss();
    const loss = stepped.trainer.batchLoss;
    stepped.trainer.delta();
    stepped.trainer.update();
    expect(bitsOf(stepped.network)).toBe(bitsOf(whole.network));
    stepped.trainer.forward();
    stepped.trainer.iterate();
    whole.trainer.iterate();
    expect(stepped.trainer.batchLoss).toBe(whole.trainer.batchLoss);
    expect(loss).toBeGreaterThan(0);
  });

  test('a phase out of turn is refused with a sentence', () => {
    const { trainer } = smallTraining();
    expect(() => trainer.delta()).toThrow('delta() comes after loss(), but the last one was update().');
  });
});

describe('many iterations at once', () => {
  test.each(['simd', 'plain'] as const)(
    'do what they do one by one, whatever changes between (%s)',
    (kind) => {
      const [whole, single] = [0, 1].map(() => smallTraining({}, loadKernelsNow(kind)));
      for (const [turn, count] of [1, 9, 2, 30, 4, 17].entries()) {
        expect(whole.trainer.train(count)).toBe(count);
        iterate(single, count);
        expect(whole.trainer.save()).toEqual(single.trainer.save());
        expect(whole.trainer.batchIds()).toEqual(single.trainer.batchIds());
        expect(whole.trainer.batchLoss).toBe(single.trainer.batchLoss);
        for (const { data, trainer } of [whole, single]) {
          addPoint(data, 30 + turn);
          data.remove(turn);
          data.upsert(15, [turn / 3, -turn], [0, 1, 0], 1 + turn);
          if (turn === 2) trainer.setOptimizer({ kind: 'momentum', learningRate: 0.05, clip: 0.1, l2: 0.01 });
          if (turn === 3) trainer.setBatchSize(25);
        }
      }
    },
  );

  test('end where one by one they diverge, with the same counters and weights', () => {
    const spec = { loss: 'meanSquaredError', optimizer: { kind: 'sgd', learningRate: 300 } } as const;
    const [whole, single] = [smallTraining(spec), smallTraining(spec)];
    const begun = whole.trainer.train(1000);
    while (!single.trainer.diverged) single.trainer.iterate();
    expect(whole.trainer.diverged).toBe(true);
    expect(begun).toBe(single.trainer.iteration);
    expect(whole.trainer.save()).toEqual(single.trainer.save());
    expect(whole.trainer.train(5)).toBe(0);
  });
});

describe('replay', () => {
  test('the same seed and the same changes before the same iterations give the same weights bit for bit', () => {
    const [first, second] = [smallTraining(), smallTraining()];
    liveRun(first);
    liveRun(second);
    expect(bitsOf(second.network)).toBe(bitsOf(first.network));
  });

  test('another order of examples gives other weights', () => {
    const training = smallTraining();
    const { network, data } = smallTraining();
    const other = createTrainer({ network, data, batchSize: 6, seed: 5 });
    iterate(training, 3);
    for (let index = 0; index < 3; index++) other.iterate();
    expect(bitsOf(network)).not.toBe(bitsOf(training.network));
  });

  const optimizers: OptimizerSpec[] = [
    { kind: 'sgd', learningRate: 0.1, l2: 0.001 },
    { kind: 'momentum', learningRate: 0.02, momentum: 0.8, clip: 0.1 },
    { kind: 'adam', learningRate: 0.01, beta1: 0.5 },
  ];
  test.each(optimizers)(
    'saved in mid-epoch and restored elsewhere, $kind goes on bit for bit',
    (optimizer) => {
      const original = smallTraining({ optimizer });
      iterate(original, 6);
      addPoint(original.data, 40);
      iterate(original, 1);
      const bytes = original.trainer.save();
      const copy = smallTraining();
      addPoint(copy.data, 40);
      copy.trainer.restore(bytes);
      expect(copy.trainer.optimizer).toEqual(optimizer);
      expect(copy.trainer.iteration).toBe(7);
      expect(iterate(copy, 9)).toEqual(iterate(original, 9));
      expect(bitsOf(copy.network)).toBe(bitsOf(original.network));
      expect(copy.trainer.save()).toEqual(original.trainer.save());
    },
  );

  test('saved between two phases, it goes on from the beginning of that iteration', () => {
    const original = smallTraining();
    const copy = smallTraining();
    for (const startsEpoch of [false, true]) {
      iterate(original, startsEpoch ? 1 : 2);
      original.trainer.forward();
      original.trainer.loss();
      copy.trainer.restore(original.trainer.save());
      original.trainer.iterate();
      copy.trainer.iterate();
      expect(copy.trainer.save()).toEqual(original.trainer.save());
    }
  });

  test('bytes that are no record, of another version or of another network are refused and change nothing', () => {
    const { trainer, network } = smallTraining();
    const before = bitsOf(network);
    const record = trainer.save();
    const newer = record.slice();
    newer[4] = 99;
    const other = smallTraining({ layers: [{ kind: 'dense', units: 3, activation: 'linear' }] });
    expect(() => trainer.restore(new Uint8Array(10))).toThrow('These bytes are not a training record.');
    expect(() => trainer.restore(newer)).toThrow('A training record of version 2 is expected, got 99.');
    expect(() => trainer.restore(record.slice(0, -1))).toThrow(/has \d+ bytes, got \d+/);
    expect(() => trainer.restore(other.trainer.save())).toThrow(
      'parameters should have 48 numbers, but has 12.',
    );
    expect(bitsOf(network)).toBe(before);
  });
});

describe('live settings', () => {
  test('a batch larger than the set takes all examples, and memory only for them', () => {
    const { trainer, network } = smallTraining();
    const before = network.kernels.arena.bytes;
    trainer.setBatchSize(10_000);
    trainer.iterate();
    expect(trainer.batchIds()).toHaveLength(20);
    expect(trainer.batchesPerEpoch).toBe(1);
    expect(network.kernels.arena.bytes - before).toBeLessThan(20_000);
  });

  test('a new learning rate keeps the moments, a new kind of optimizer starts without', () => {
    const kept = smallTraining({ optimizer: { kind: 'momentum', learningRate: 0.1 } });
    const changed = smallTraining({ optimizer: { kind: 'momentum', learningRate: 0.1 } });
    iterate(kept, 3);
    iterate(changed, 3);
    kept.trainer.setOptimizer({ kind: 'momentum', learningRate: 0.1 });
    changed.trainer.setOptimizer({ kind: 'adam', learningRate: 0.1 });
    changed.trainer.setOptimizer({ kind: 'momentum', learningRate: 0.1 });
    iterate(kept, 1);
    iterate(changed, 1);
    expect(bitsOf(changed.network)).not.toBe(bitsOf(kept.network));
  });

  test('L2 pulls weights towards 0 and leaves biases alone', () => {
    const [free, decaying] = [0, 0.5].map((l2) => {
      const training = smallTraining({ optimizer: { kind: 'sgd', learningRate: 0.1, l2 } });
      const before = training.network.layers[0].weight(1, 1);
      training.trainer.iterate();
      return { ...training, before };
    });
    const gap = decaying.network.layers[0].weight(1, 1) - free.network.layers[0].weight(1, 1);
    expect(gap).toBeCloseTo(-0.1 * 0.5 * free.before, 6);
    expect(decaying.network.layers[0].biasOf(1)).toBe(free.network.layers[0].biasOf(1));
  });

  test('a clipped gradient keeps its direction and gets the length that is asked for', () => {
    const [free, clipped] = [{}, { clip: 0.01 }].map((clip) => {
      const training = smallTraining({ optimizer: { kind: 'sgd', learningRate: 1, ...clip } });
      const before = training.network.parameters.slice();
      training.trainer.iterate();
      return training.network.parameters.map((value, index) => value - before[index]);
    });
    const length = (step: Float32Array): number =>
      Math.sqrt(step.reduce((sum, value) => sum + value * value, 0));
    expect(length(clipped)).toBeCloseTo(0.01, 5);
    const shrink = length(clipped) / length(free);
    clipped.forEach((value, index) => expect(value).toBeCloseTo(shrink * free[index], 5));
  });

  test('an example of weight 2 pulls like two of them', () => {
    const weights = [1, 2].map((weight) => {
      const { network } = smallTraining({ optimizer: { kind: 'sgd', learningRate: 0.1 } });
      const data = new DataSet({ inputs: 2, targets: 3 });
      data.upsert(1, [0.3, -0.5], [0, 1, 0], weight);
      const before = network.layers[1].weight(0, 0);
      createTrainer({ network, data, batchSize: 1, seed: 0 }).iterate();
      return network.layers[1].weight(0, 0) - before;
    });
    expect(weights[1]).toBeCloseTo(2 * weights[0], 6);
  });
});

describe('what goes wrong', () => {
  test('without examples an iteration is refused, and goes on when one arrives', () => {
    const { trainer, data } = smallTraining();
    for (const id of data.ids()) data.remove(id);
    expect(() => trainer.iterate()).toThrow(expect.objectContaining({ code: 'no-examples' }));
    expect(() => trainer.measure(data)).toThrow(expect.objectContaining({ code: 'no-examples' }));
    addPoint(data, 2);
    trainer.iterate();
    expect(trainer.batchLoss).toBeGreaterThan(0);
  });

  test('a network that diverges stops with its last good weights, until the optimizer is changed', () => {
    const training = smallTraining({
      layers: [{ kind: 'dense', units: 3, activation: 'linear' }],
      loss: 'meanSquaredError',
      optimizer: { kind: 'sgd', learningRate: 1e6 },
    });
    const { trainer, network } = training;
    iterate(training, 60);
    expect(trainer.diverged).toBe(true);
    expect(network.parameters.every(Number.isFinite)).toBe(true);
    const stopped = bitsOf(network);
    const { iteration } = trainer;
    iterate(training, 3);
    expect(bitsOf(network)).toBe(stopped);
    expect(trainer.iteration).toBe(iteration);
    trainer.setOptimizer({ kind: 'sgd', learningRate: 0.01 });
    network.setParameters(new Float32Array(network.parameters.length));
    trainer.iterate();
    expect(Number.isFinite(trainer.batchLoss)).toBe(true);
    expect(trainer.diverged).toBe(false);
  });

  test('a data set or batch size that does not fit is refused with a sentence', () => {
    const { network, trainer, data } = smallTraining();
    const wrong = new DataSet({ inputs: 3, targets: 3 });
    expect(() => createTrainer({ network, data: wrong, batchSize: 2, seed: 0 })).toThrow(
      'This network takes 2 inputs and 3 targets, but the data set has 3 and 3.',
    );
    expect(() => createTrainer({ network, data, batchSize: 0, seed: 0 })).toThrow('not 0.');
    expect(() => trainer.setBatchSize(2.5)).toThrow(
      'A batch size is a whole number from 1 to 65536, not 2.5.',
    );
    expect(() => trainer.setOptimizer({ kind: 'sgd', learningRate: NaN })).toThrow(
      'optimizer.learningRate should be a number above 0, but is NaN.',
    );
  });
});

test('measuring in the middle of an iteration changes nothing', () => {
  const [measured, alone] = [smallTraining(), smallTraining()];
  measured.trainer.forward();
  measured.trainer.measure(measured.data);
  measured.network.predict(new Float32Array(16), 8);
  measured.trainer.iterate();
  alone.trainer.iterate();
  expect(bitsOf(measured.network)).toBe(bitsOf(alone.network));
});

test('training lowers the loss and raises the accuracy', () => {
  const training = smallTraining();
  const before = training.trainer.measure(training.data);
  iterate(training, 400);
  const after = training.trainer.measure(training.data);
  expect(after.loss).toBeLessThan(before.loss / 4);
  expect(after.accuracy).toBeGreaterThanOrEqual(0.95);
});
