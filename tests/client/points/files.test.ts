import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { recordFile } from '#client/activities/points/record-file.ts';
import { HOW_REAL, networkFile } from '#client/files/network-file.ts';
import type { TeacherPointsView } from '#shared/activities/points/view-types.ts';
import { discriminatorSpec } from '#shared/activities/points/networks.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a network is packed with what goes in and what comes out', async () => {
  const network = compile(discriminatorSpec(1), { kernels: await loadKernels(), rows: 1 });
  const about = { input: { shape: ['batch', 2] }, output: HOW_REAL } as const;
  const { name, bytes } = await networkFile('discriminator', network, about);
  const files = unzipSync(bytes);
  expect(name).toBe('discriminator-onnx.zip');
  expect(JSON.parse(text(files['discriminator.json']!))).toEqual(about);
  expect(files['discriminator.onnx']!.length).toBeGreaterThan(4 * network.parameters.length);
  network.free();
});

test('the record is a table with a column for each stop, empty where nothing was measured', () => {
  const dealt = { x: 0.5, y: -0.25, isForged: true, stop: 30 } as const;
  const view: Pick<TeacherPointsView, 'settings' | 'rounds'> = {
    settings: { shape: 'ring', cast: 'networks', seed: 1 },
    rounds: { 1: { grids: {}, forged: {}, deals: { s1: [dealt] } } },
  };
  expect(text(recordFile(view as TeacherPointsView).bytes).split('\r\n')).toEqual([
    'round,x,y,is_forged,maker,bets_10,bets_30,bets_50,bets_70,bets_90,discriminator',
    '1,0.5,-0.25,1,network,0,1,0,0,0,',
    '',
  ]);
});
