import { expect, test } from 'vitest';
import { compile, loadKernelsNow } from '#shared/engine/index.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import { readyMadeExamples } from '#shared/activities/plane/ready-made.ts';
import type { PlaneSettings, PlaneView } from '#shared/activities/plane/state.ts';
import { flatnessOf } from '#client/activities/plane/flatness.ts';
import { lossOfNoChange } from '#client/activities/plane/no-change.ts';
import { countedBy } from '#client/activities/plane/teacher/counted-by.ts';
import { trainingBytes } from '#client/activities/plane/teacher/training-bytes.ts';

function viewOf(set: PlaneView['set'], changed: Partial<PlaneSettings> = {}): PlaneView {
  const state = plane.initial();
  const settings = { ...state.settings, ...changed };
  const examples = Object.fromEntries(
    readyMadeExamples({ set, classes: 2, seed: 7, noise: 0 }).map((example, index) => [index + 1, example]),
  );
  return plane.view({ ...state, settings, set, examples }, { role: 'teacher' });
}

function flatIn(set: PlaneView['set'], changed: Partial<PlaneSettings> = {}) {
  const view = viewOf(set, changed);
  const network = compile(networkSpec(view), { kernels: loadKernelsNow(), rows: 1 });
  const flat = flatnessOf(network, view);
  network.free();
  return flat;
}

test('bank clients in raw units leave every neuron flat, and the numbers that say so are the network’s', () => {
  const flat = flatIn('bank')!;
  expect(flat.share).toBeGreaterThan(0.9);
  expect(flat.axis.name).toBe('salary');
  expect(Math.abs(flat.z)).toBeGreaterThan(100);
  expect(flat.slope).toBeCloseTo(0, 6);
});

test('normalized they do not, nor does any other set', () => {
  expect(flatIn('bank', { normalization: 'zeroToOne' })).toBeUndefined();
  expect(flatIn('bank', { normalization: 'minusOneToOne' })).toBeUndefined();
  expect(flatIn('spiral')).toBeUndefined();
});

test('iterations are whole epochs times batches, and a rest', () => {
  expect(countedBy({ iteration: 1203, epoch: 151, batch: 3 }, 96, 12)).toEqual({
    epochs: 150,
    batches: 8,
    rest: 3,
  });
  expect(countedBy({ iteration: 16, epoch: 2, batch: 8 }, 96, 12)).toEqual({
    epochs: 2,
    batches: 8,
    rest: 0,
  });
  expect(countedBy({ iteration: 17, epoch: 2, batch: 8 }, 96, 12)).toBeUndefined();
});

test('an iteration takes more memory with more examples and with an optimizer that remembers more', () => {
  const network = compile(networkSpec(viewOf('ring')), { kernels: loadKernelsNow(), rows: 1 });
  const before = network.kernels.arena.bytes;
  const small = trainingBytes(network, 1, 'sgd');
  expect(trainingBytes(network, 96, 'sgd')).toBeGreaterThan(small);
  expect(trainingBytes(network, 1, 'adam')).toBeGreaterThan(trainingBytes(network, 1, 'momentum'));
  expect(network.kernels.arena.bytes).toBe(before);
  network.free();
});

test('“tomorrow as today” is worse than a curve, and is measured in the network’s own loss', () => {
  const squares = lossOfNoChange(viewOf('price', { normalization: 'minusOneToOne' }))!;
  const arctan = lossOfNoChange(viewOf('price', { normalization: 'minusOneToOne', loss: 'arctan' }))!;
  expect(arctan.training).toBeLessThan(squares.training);
  expect(lossOfNoChange(viewOf('wave'))).toBeUndefined();
});
