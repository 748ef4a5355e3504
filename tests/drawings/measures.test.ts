import { expect, test } from 'vitest';
import { drawingOf } from '#shared/drawings/drawing.ts';
import { measuresOf, type Measures } from '#shared/drawings/measures.ts';
import { rasterize } from '#shared/drawings/rasterize.ts';
import type { Strokes } from '#shared/drawings/strokes.ts';

function measured(strokes: Strokes): Measures {
  return measuresOf(drawingOf(Float32Array.from(rasterize(strokes), (byte) => byte / 255)));
}

/** Corners on a pad of 1024, with points between them, so that no corner is rounded off. */
function line(...corners: readonly (readonly [number, number])[]): number[] {
  return corners.flatMap(([x, y], index) => {
    const [nextX, nextY] = corners[index + 1] ?? [x, y];
    return Array.from({ length: 8 }, (_, step) => [
      Math.round(x + ((nextX - x) * step) / 8),
      Math.round(y + ((nextY - y) * step) / 8),
    ]).flat();
  });
}

const ring = line([200, 200], [800, 200], [800, 800], [200, 800], [200, 200]);
const cross = [line([500, 100], [500, 900]), line([100, 500], [900, 500])];

test('a closed line has a hole and no end, a cross four ends and no hole', () => {
  expect(measured([ring])).toMatchObject({ holes: 1, ends: 0, pieces: 1, width: 20, height: 20 });
  expect(measured(cross)).toMatchObject({ holes: 0, ends: 4, pieces: 1 });
});

test('two rings are two pieces with a hole each, and the middle column meets four lines', () => {
  const small = (y: number) => line([400, y], [600, y], [600, y + 200], [400, y + 200], [400, y]);
  expect(measured([small(100), small(700)])).toMatchObject({ holes: 2, pieces: 2, down: 4, across: 0 });
});

test('what is the same on both sides is symmetric, and where the ink lies is told in per cent', () => {
  expect(measured(cross)).toMatchObject({ symmetry: 100 });
  const flag = measured([line([200, 100], [200, 900]), line([200, 100], [700, 100], [700, 400], [200, 400])]);
  expect(flag.symmetry).toBeLessThan(80);
  expect(flag.top).toBeGreaterThan(60);
  expect(flag.left).toBeGreaterThan(50);
});

test('a longer line has more ink, and a sheet without any measures nothing', () => {
  expect(measured([ring]).ink).toBeGreaterThan(measured([ring.slice(0, 32)]).ink);
  expect(Object.values(measured([]))).toEqual(Array(11).fill(0));
});
