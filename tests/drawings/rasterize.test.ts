import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIDE } from '#shared/drawings/drawing.ts';
import { pixelFrameOf, rasterize } from '#shared/drawings/rasterize.ts';
import { curvesOf } from '#shared/drawings/stroke-curves.ts';
import { PAD_UNITS, type Strokes } from '#shared/drawings/strokes.ts';

const house: Strokes = [
  [300, 700, 300, 400, 500, 200, 700, 400, 700, 700, 300, 700],
  [450, 700, 450, 550, 550, 550, 550, 700],
];

const stroke = fc
  .array(fc.tuple(fc.integer({ min: 0, max: PAD_UNITS }), fc.integer({ min: 0, max: PAD_UNITS })), {
    minLength: 1,
    maxLength: 30,
  })
  .map((points) => points.flat());

/** First and last column and row that have ink. */
function boxOf(ink: Uint8Array) {
  const inked = Array.from(ink.keys()).filter((place) => ink[place]! > 0);
  const columns = inked.map((place) => place % SIDE);
  const rows = inked.map((place) => Math.floor(place / SIDE));
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
}

/** FNV-1a: two runs that differ in one byte differ here. */
function hashOf(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

test('the same strokes give the same bytes on every machine', () => {
  expect(hashOf(rasterize(house))).toBe(2428133384);
  expect(hashOf(rasterize(house, { isCentred: false }))).toBe(4179620937);
});

test('a drawing takes 20 pixels in the middle, wherever and however large it was drawn', () => {
  const drawn = fc.record({
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 500 }),
    part: fc.constantFrom(1, 2, 4),
  });
  fc.assert(
    fc.property(drawn, ({ x, y, part }) => {
      const moved = house.map((line) =>
        line.map((value, index) => (value - 200) / part + (index % 2 === 0 ? x : y)),
      );
      expect(rasterize(moved)).toEqual(rasterize(house));
    }),
  );
  expect(boxOf(rasterize(house))).toEqual([5, 22, 4, 23]);
});

test('without centring a drawing stays where it is on the pad', () => {
  const [left, right, top, bottom] = boxOf(rasterize([[100, 900, 200, 900]], { isCentred: false }));
  expect([left, right]).toEqual([2, 5]);
  expect([top, bottom]).toEqual([24, 24]);
});

test('whatever is drawn, ink has soft edges and no place outside of the picture', () => {
  fc.assert(
    fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
      const ink = rasterize(strokes);
      expect(ink).toHaveLength(SIDE * SIDE);
      expect(ink.some((value) => value > 100)).toBe(true);
      expect(boxOf(ink)[0]).toBeGreaterThanOrEqual(4);
    }),
  );
});

test('a dot is a dot, and an empty pad is empty', () => {
  expect(boxOf(rasterize([[500, 500]]))).toEqual([13, 14, 13, 14]);
  expect(rasterize([]).every((value) => value === 0)).toBe(true);
});

test('a smooth stroke begins and ends where the pen did, and bends through the middles', () => {
  const curves = curvesOf([0, 0, 10, 0, 10, 10, 20, 10]);
  expect(curves.map(({ from, to }) => [from, to])).toEqual([
    [
      [0, 0],
      [10, 5],
    ],
    [
      [10, 5],
      [15, 10],
    ],
    [
      [15, 10],
      [20, 10],
    ],
  ]);
});

test('what is drawn fills the middle 18 of its 28 pixels on the pad, whose own frame is the whole pad', () => {
  const square: Strokes = [[200, 300, 560, 300, 560, 660, 200, 660, 200, 300]];
  const frame = pixelFrameOf(square);
  expect(frame.left + (5 * frame.side) / SIDE).toBeCloseTo(200);
  expect(frame.top + (23 * frame.side) / SIDE).toBeCloseTo(660);
  expect(pixelFrameOf(square, { isCentred: false })).toEqual({ left: 0, top: 0, side: PAD_UNITS });
  expect(pixelFrameOf([])).toEqual({ left: 0, top: 0, side: PAD_UNITS });
});
