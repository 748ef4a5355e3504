import { expect, test, vi } from 'vitest';
import { LiveNetwork } from '#client/state/live-network.svelte.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { NetworkFrame } from '#shared/protocol/frame.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

const spec = networkSpec(plane.initial());

const metrics: TrainingMetrics = {
  run: 1,
  iteration: 0,
  epoch: 0,
  batch: 0,
  batchesPerEpoch: 1,
  trainingLoss: 1,
  trainingSize: 1,
  testSize: 0,
  batchIds: [],
  iterationsPerSecond: 0,
  hasDiverged: false,
};

async function weightsOf(seed: number): Promise<Float32Array> {
  return compile({ ...spec, seed }, { kernels: await loadKernels(), rows: 1 }).parameters.slice();
}

async function shown(network: LiveNetwork, frames: readonly NetworkFrame[]): Promise<void> {
  const before = network.version;
  for (const frame of frames) network.take(frame);
  await vi.waitFor(() => expect(network.version).toBeGreaterThan(before));
}

test('it holds exactly the weights that came', async () => {
  const network = new LiveNetwork();
  const weights = await weightsOf(7);
  await shown(network, [{ metrics, spec, weights }]);
  expect([...network.network!.parameters]).toEqual([...weights]);
});

test('of many frames between two pictures only the last is computed', async () => {
  const network = new LiveNetwork();
  await shown(network, [{ metrics, spec, weights: await weightsOf(1) }]);
  const version = network.version;
  const last = await weightsOf(3);
  await shown(network, [
    { metrics: { ...metrics, iteration: 1 }, weights: await weightsOf(2) },
    { metrics: { ...metrics, iteration: 2 }, weights: last },
  ]);
  expect(network.version).toBe(version + 1);
  expect([...network.network!.parameters]).toEqual([...last]);
  expect(network.metrics?.iteration).toBe(2);
});

test('a new spec is a new network', async () => {
  const network = new LiveNetwork();
  await shown(network, [{ metrics, spec, weights: await weightsOf(1) }]);
  const wider = networkSpec({
    ...plane.initial(),
    settings: { ...plane.initial().settings, hiddenLayers: [8] },
  });
  const weights = compile(wider, { kernels: await loadKernels(), rows: 1 }).parameters.slice();
  await shown(network, [{ metrics: { ...metrics, run: 2 }, spec: wider, weights }]);
  expect(network.network!.layers.map(({ outputs }) => outputs)).toEqual([8, 1]);
});

test('the curve goes on within a run and begins anew with the next', async () => {
  const network = new LiveNetwork();
  const weights = await weightsOf(1);
  await shown(network, [
    { metrics, spec, weights, curve: [[0, 1, null]] },
    { metrics: { ...metrics, iteration: 10, trainingLoss: 0.5 }, weights },
  ]);
  expect(network.curve.map(([iteration]) => iteration)).toEqual([0, 10]);
  await shown(network, [{ metrics: { ...metrics, run: 2, trainingLoss: 2 }, spec, weights }]);
  expect(network.curve.at(0)?.[1]).toBe(2);
});

test('metrics run ahead of weights that are not due, and the network stays as it was', async () => {
  const network = new LiveNetwork();
  const weights = await weightsOf(1);
  await shown(network, [{ metrics, spec, weights }]);
  network.take({ metrics: { ...metrics, iteration: 5, trainingLoss: 0.5 } });
  expect(network.metrics?.iteration).toBe(5);
  expect(network.latest?.iteration).toBe(0);
  expect([...network.network!.parameters]).toEqual([...weights]);
});
