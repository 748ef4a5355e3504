import { expect, test, vi } from 'vitest';
import { LiveNetworks } from '#client/state/live-networks.svelte.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';
import type { NetworkFrame } from '#shared/protocol/frame.ts';

async function frameOf(run: number): Promise<NetworkFrame> {
  const spec = { ...networkSpec(plane.initial()), seed: run };
  const weights = compile(spec, { kernels: await loadKernels(), rows: 1 }).parameters.slice();
  return {
    metrics: {
      run,
      iteration: 0,
      epoch: 0,
      batch: 0,
      batchesPerEpoch: 1,
      trainingSize: 1,
      testSize: 0,
      batchIds: [],
      iterationsPerSecond: 0,
      hasDiverged: false,
    },
    spec,
    weights,
  };
}

test('each network has its own weights under its own name', async () => {
  const networks = new LiveNetworks();
  const frames = { main: await frameOf(1), second: await frameOf(2) };
  networks.take(frames);
  await vi.waitFor(() => expect(networks.get('second')?.network).toBeDefined());
  expect(networks.names).toEqual(['main', 'second']);
  for (const name of ['main', 'second'] as const)
    expect([...networks.get(name)!.network!.parameters]).toEqual([...frames[name].weights!]);
});

test('a network that is no longer named is gone, and the main one is empty until it comes again', async () => {
  const networks = new LiveNetworks();
  networks.take({ main: await frameOf(1), second: await frameOf(2) });
  networks.take({ third: await frameOf(3) });
  expect(networks.names).toEqual(['third']);
  expect(networks.get('second')).toBeUndefined();
  expect(networks.main.metrics).toBeUndefined();
  networks.take({ main: await frameOf(4) });
  await vi.waitFor(() => expect(networks.main.network).toBeDefined());
  expect(networks.main.metrics?.run).toBe(4);
});
