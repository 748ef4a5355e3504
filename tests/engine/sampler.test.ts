import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataSet } from '#shared/engine/index.ts';
import { Sampler } from '#shared/engine/training/sampler.ts';

function dataOf(ids: readonly number[]): DataSet {
  const data = new DataSet({ inputs: 1, targets: 1 });
  for (const id of ids) data.upsert(id, [id], [0]);
  return data;
}

function visitsOfEpoch(sampler: Sampler, batchSize: number): number[] {
  const visits: number[] = [];
  do {
    sampler.draw(batchSize);
    visits.push(...sampler.batchIds());
  } while (sampler.remaining > 0);
  return visits;
}

const ascending = (left: number, right: number): number => left - right;

test('each epoch visits every example exactly once, in a new order, and the last batch may be smaller', () => {
  const sampler = new Sampler(dataOf([5, 1, 9, 3, 7]), 42);
  const first = visitsOfEpoch(sampler, 2);
  expect(sampler.batchIds()).toHaveLength(1);
  const second = visitsOfEpoch(sampler, 2);
  expect([...first].sort(ascending)).toEqual([1, 3, 5, 7, 9]);
  expect([...second].sort(ascending)).toEqual([1, 3, 5, 7, 9]);
  expect(second).not.toEqual(first);
  expect(sampler.epoch).toBe(2);
});

test('the order depends on the seed and the ids, not on how the examples came', () => {
  const ids = [4, 8, 15, 16, 23, 42];
  const order = visitsOfEpoch(new Sampler(dataOf(ids), 1), 3);
  expect(visitsOfEpoch(new Sampler(dataOf([...ids].reverse()), 1), 3)).toEqual(order);
  expect(visitsOfEpoch(new Sampler(dataOf(ids), 2), 3)).not.toEqual(order);
});

test('an example that arrives midway is visited in the same epoch, one that leaves is skipped', () => {
  const data = dataOf([1, 2, 3, 4, 5, 6]);
  const sampler = new Sampler(data, 7);
  sampler.draw(2);
  const before = [...sampler.batchIds()];
  const leaver = [1, 2, 3, 4, 5, 6].find((id) => !before.includes(id))!;
  data.remove(leaver);
  data.upsert(10, [0], [0]);
  const visits = [...before, ...visitsOfEpoch(sampler, 2)].sort(ascending);
  expect(sampler.epoch).toBe(1);
  expect(visits).toEqual([1, 2, 3, 4, 5, 6, 10].filter((id) => id !== leaver));
});

test('an example that leaves and returns after its visit is not visited again', () => {
  const data = dataOf([1, 2, 3]);
  const sampler = new Sampler(data, 7);
  sampler.draw(1);
  const [visited] = sampler.batchIds();
  data.remove(visited);
  sampler.draw(1);
  data.upsert(visited, [0], [0]);
  sampler.draw(5);
  expect([...sampler.batchIds()]).not.toContain(visited);
  expect(sampler.remaining).toBe(0);
});

test('whatever comes and goes, no present example is missed and none is visited twice in an epoch', () => {
  const change = fc.record({ id: fc.integer({ min: 0, max: 12 }), stays: fc.boolean() });
  const rounds = fc.array(fc.tuple(fc.array(change, { maxLength: 3 }), fc.integer({ min: 1, max: 4 })));
  fc.assert(
    fc.property(rounds, fc.integer({ min: 0, max: 99 }), (steps, seed) => {
      const data = dataOf([0]);
      const sampler = new Sampler(data, seed);
      let visited = new Set<number>();
      let present = new Set<number>();
      for (const [changes, batchSize] of steps) {
        for (const { id, stays } of changes) {
          if (stays) data.upsert(id, [id], [0]);
          else if (id !== 0) data.remove(id);
        }
        const epoch = sampler.epoch;
        sampler.draw(batchSize);
        if (sampler.epoch !== epoch) visited = new Set();
        for (const id of sampler.batchIds()) {
          expect(visited.has(id)).toBe(false);
          expect(data.has(id)).toBe(true);
          visited.add(id);
        }
        present = new Set(data.ids());
        if (sampler.remaining === 0) for (const id of present) expect(visited.has(id)).toBe(true);
      }
    }),
    { seed: 3 },
  );
});

test('without examples it says so', () => {
  expect(() => new Sampler(dataOf([]), 1).draw(3)).toThrow('There is no example to train on.');
});
