import { expect, test } from 'vitest';
import { decodePicture } from '#client/activities/draw/files/decode-picture.ts';
import { importBatches } from '#client/activities/draw/files/import-batches.ts';
import { setPortions } from '#client/activities/draw/files/set-portions.ts';
import { importPlan } from '#client/activities/draw/files/imported-drawings.ts';
import { featureMapsOf } from '#client/activities/draw/inside/feature-maps.ts';
import { occlusionOf } from '#client/activities/draw/inside/occlusion.ts';
import { windowSumAt } from '#client/activities/draw/inside/window-sum.ts';
import { inputOf } from '#shared/activities/draw/network-input.ts';
import { convolutionalSpec } from '#shared/activities/draw/networks.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import { readFiles } from '#shared/drawings/formats/read-files.ts';
import { writeFile } from '#shared/drawings/formats/write-files.ts';
import { rasterize } from '#shared/drawings/rasterize.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';
import { LIMITS } from '#shared/protocol/limits.ts';

const strokes = [[200, 800, 200, 400, 500, 150, 800, 400, 800, 800, 200, 800]];
const { settings } = draw.initial();
const input = inputOf({ strokes }, settings);

async function network() {
  const made = compile(convolutionalSpec(settings), { kernels: await loadKernels(), rows: 64 });
  made.predict(input, 1);
  return made;
}

test('the sum behind every pixel of a feature map is the network’s own, bit for bit', async () => {
  const live = await network();
  featureMapsOf(live, 0).forEach(({ values }, filter) => {
    const sums = Float32Array.from(values, (_, pixel) => {
      const place = { layer: 0, filter, row: Math.floor(pixel / 28), column: pixel % 28 };
      return windowSumAt(live, input, place).output;
    });
    expect(sums).toEqual(values);
  });
});

test('covering paper changes nothing, and afterwards the layers answer to the whole drawing again', async () => {
  const live = await network();
  const before = live.activationOf(4, 0, 300);
  const { values, side } = occlusionOf(live, input, 0);
  expect([values.length, side, values[0]]).toEqual([196, 14, 0]);
  expect(values.some((value) => value !== 0)).toBe(true);
  expect(live.activationOf(4, 0, 300)).toBe(before);
});

test('pictures that were exported as PNG are imported again, bit for bit', async () => {
  const pixels = rasterize(strokes);
  const file = writeFile('png', [{ name: 'house', pixels }]);
  const { drawings } = await readFiles([file], { decode: decodePicture });
  expect(drawings).toEqual([{ name: 'house', pixels, isTest: false }]);
});

test('a picture that cannot be read says so', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);
  await expect(decodePicture({ name: 'a.png', bytes })).rejects.toMatchObject({
    trouble: { code: 'picture-unreadable' },
  });
});

test('an import takes the same share of each class where there is not room for all, and names strangers', () => {
  const some = (name: string, count: number) =>
    Array.from({ length: count }, () => ({ name, pixels: new Uint8Array(784) }));
  const labelOf = (name: string) => ['cat', 'dog'].indexOf(name);
  const files = [...some('cat', 80), ...some('dog', 20), ...some('cow', 1)];
  const plan = importPlan(files, { labelOf, room: { shown: 50, inSets: 20 } });
  const count = (label: number) => plan.drawings.filter((one) => one.label === label).length;
  expect([count(0), count(1), plan.found, plan.strange, plan.strangers]).toEqual([40, 9, 100, 1, ['cow']]);
  expect(plan.drawings.filter(({ isTest }) => isTest).length).toBe(12);
  const [portion] = [...setPortions(plan.packed, 2)];
  expect([portion!.size, portion!.counts]).toEqual([
    18,
    [
      { training: 11, test: 3 },
      { training: 3, test: 1 },
    ],
  ]);
  const batches = [...importBatches(plan.drawings)];
  expect(batches.flat()).toEqual(plan.drawings);
  for (const drawings of batches)
    expect(JSON.stringify({ type: 'importDrawings', drawings }).length).toBeLessThan(LIMITS.maxPayloadBytes);
});
