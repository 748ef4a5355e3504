import { expect, onTestFinished, test } from 'vitest';
import { LivePainting } from '#client/activities/plane/painting/live-painting.svelte.ts';
import { sceneOf } from '#client/activities/plane/painting/scene.ts';
import { PlaneSampler } from '#client/activities/plane/plane-fields.ts';
import { DIAGRAM_MARGIN } from '#client/components/diagram/paint-diagram.ts';
import { layoutNetwork } from '#client/components/diagram/layout.ts';
import { SheetPainter } from '#client/components/diagram/paint-sheet.ts';
import { SurfacePainter, type SurfaceStyle } from '#client/components/surface/paint-surface.ts';
import { theme } from '#client/styles/palette.svelte.ts';
import { axesOf } from '#shared/activities/plane/axes.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import { compile, loadKernels, type Network } from '#shared/engine/index.ts';

const SIDE = 41;
const SIZE = 80;
const state = plane.initial();
const { palette } = theme;
const style: SurfaceStyle = { pixels: SIZE, size: SIZE, look: 'plane', lineWidth: 2, palette };

async function networkOf(seed: number) {
  const spec = networkSpec({ ...state, settings: { ...state.settings, seed } });
  return compile(spec, { kernels: await loadKernels(), rows: SIDE * SIDE });
}

/** It is loaded only once a network has changed. */
async function openPainting(network: Network): Promise<LivePainting> {
  const painting = new LivePainting();
  onTestFinished(() => painting.close());
  for (let scene = 0; scene < 3; scene++) painting.show(() => sceneOf(network, state, SIDE));
  await expect.poll(() => painting.isReady, { timeout: 10_000 }).toBe(true);
  return painting;
}

/** On the page, so that the browser shows what the worker paints. */
function canvasOf(size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.style.width = canvas.style.height = `${size}px`;
  document.body.append(canvas);
  onTestFinished(() => canvas.remove());
  return canvas;
}

function newContext(width: number, height = width): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas.getContext('2d')!;
}

function pixelsOf(canvas: HTMLCanvasElement): readonly number[] {
  const context = newContext(canvas.width, canvas.height);
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}

test('the newest of many scenes ends up on the canvas, as the page itself would paint it', async () => {
  const networks = await Promise.all([1, 2, 3, 4, 5].map(networkOf));
  const painting = await openPainting(networks[0]!);
  const canvas = canvasOf(SIZE);
  painting.attach('plane', canvas, style);
  for (const network of networks) painting.show(() => sceneOf(network, state, SIDE));
  const own = newContext(SIZE);
  const { output } = new PlaneSampler(SIDE, axesOf(state.set)).sample(networks.at(-1)!, {
    withNeurons: false,
    form: state,
  });
  new SurfacePainter(style).paint(own, output);
  const wanted = pixelsOf(own.canvas);
  await expect.poll(() => String(pixelsOf(canvas)) === String(wanted), { timeout: 10_000 }).toBe(true);
});

test('the diagram shows what each neuron computes, from the same weights', async () => {
  const network = await networkOf(3);
  const painting = await openPainting(network);
  const sizes = [network.inputs, ...network.layers.map(({ outputs }) => outputs)];
  const visible = sizes.map((size) => Array.from({ length: size }, (_, unit) => unit));
  const box = { width: 200, height: 120, largestPicture: 30, outputSpread: 40 };
  const canvas = canvasOf(240);
  painting.attach('diagram', canvas, { box, visible, unit: 1, palette });
  painting.show(() => sceneOf(network, state, SIDE));

  const { picture: size, columns } = layoutNetwork(visible, box);
  const fields = new PlaneSampler(SIDE, axesOf(state.set)).sample(network, {
    withNeurons: true,
    form: state,
  });
  const { x, y } = columns[1]![1]!;
  const own = newContext(Math.round(size));
  const picture = { x: 0, y: 0, fields: fields.of(1, 1), hasLine: true };
  new SheetPainter({ size, unit: 1, palette }).paint(own, [picture]);
  const inner = { from: 4, side: Math.round(size) - 8 };
  const cut = (context: CanvasRenderingContext2D, left: number, top: number) =>
    String(context.getImageData(left + inner.from, top + inner.from, inner.side, inner.side).data);
  const wanted = cut(own, 0, 0);
  await expect
    .poll(
      () => {
        const shown = newContext(canvas.width || 1, canvas.height || 1);
        shown.drawImage(canvas, 0, 0);
        return cut(shown, Math.round(x) + DIAGRAM_MARGIN, Math.round(y) + DIAGRAM_MARGIN) === wanted;
      },
      { timeout: 10_000 },
    )
    .toBe(true);
});

test('where layers change, the diagram waits until its style and its network are of one piece', async () => {
  const painting = await openPainting(await networkOf(1));
  const canvas = canvasOf(SIZE);
  const box = { width: 300, height: 200, largestPicture: 40, outputSpread: 60 };
  const look = { box, unit: 1, palette };
  painting.attach('diagram', canvas, { ...look, visible: [[0, 1], [0, 1, 2, 3, 4, 5], [0]] });
  const next = await networkOf(2);
  painting.show(() => sceneOf(next, state, SIDE));
  painting.restyle('diagram', { ...look, visible: [[0, 1], [0, 1, 2, 3], [0, 1, 2], [0]] });
  await expect.poll(() => pixelsOf(canvas).some((value) => value > 0)).toBe(true);
  expect(painting.isReady).toBe(true);
});
