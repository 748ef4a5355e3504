import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/engine/index.ts';
import { augment } from '#shared/drawings/augment.ts';
import { centre } from '#shared/drawings/centre.ts';
import { type Drawing, drawingOf, inkAt } from '#shared/drawings/drawing.ts';
import { withStroke } from '#shared/drawings/stroke-width.ts';

/** A filled box on a sheet. */
function box(side: number, left: number, top: number, width: number, height: number): Drawing {
  const ink = Float32Array.from({ length: side * side }, (_, place) => {
    const [x, y] = [(place % side) - left, Math.floor(place / side) - top];
    return x >= 0 && x < width && y >= 0 && y < height ? 1 : 0;
  });
  return { ink, side };
}

const sum = ({ ink }: Drawing): number => ink.reduce((all, value) => all + value, 0);
const still = { shift: 0, turn: 0, scale: 0, stroke: 0 };

describe('a drawing', () => {
  test('is a square', () => {
    expect(drawingOf(new Float32Array(784)).side).toBe(28);
    expect(() => drawingOf(new Float32Array(783))).toThrow('a square number of pixels, not 783');
  });

  test('has ink between its pixels, and none outside', () => {
    const drawing = { side: 2, ink: Float32Array.of(0, 1, 0.5, 0) };
    expect(inkAt(drawing, 1, 0)).toBe(1);
    expect(inkAt(drawing, 0.5, 0)).toBe(0.5);
    expect(inkAt(drawing, 0.5, 0.5)).toBe(0.375);
    expect(inkAt(drawing, 1.5, 0)).toBe(0.5);
    expect(inkAt(drawing, -1, 3)).toBe(0);
  });
});

describe('centring', () => {
  test('brings a drawing to 20 pixels in the middle of 28, its shape kept', () => {
    const { ink, side } = centre(box(100, 60, 10, 30, 15));
    expect(side).toBe(28);
    expect(ink[14 * 28 + 14]).toBeCloseTo(1);
    expect(ink[14 * 28 + 4]).toBeGreaterThan(0.5);
    expect(ink[14 * 28 + 3]).toBeLessThan(0.5);
    expect(ink[9 * 28 + 14]).toBeGreaterThan(0.5);
    expect(ink[8 * 28 + 14]).toBeLessThan(0.5);
    expect(sum({ ink, side })).toBeCloseTo(20 * 10, -1);
  });

  test('does not ask where and how large somebody drew', () => {
    const places = fc.record({ left: fc.nat(20), top: fc.nat(20), size: fc.integer({ min: 1, max: 3 }) });
    const expected = centre(box(28, 4, 9, 20, 10));
    fc.assert(
      fc.property(places, ({ left, top, size }) => {
        const drawn = centre(box(84, left, top, 20 * size, 10 * size));
        const worst = drawn.ink.reduce(
          (most, value, at) => Math.max(most, Math.abs(value - expected.ink[at])),
          0,
        );
        expect(worst).toBeLessThan(0.6); // only along the edges
        expect(sum(drawn) / sum(expected)).toBeCloseTo(1, 0);
      }),
    );
  });

  test('leaves an empty sheet empty, and passes over faint spots', () => {
    expect(sum(centre({ side: 50, ink: new Float32Array(2500) }))).toBe(0);
    const spotted = box(28, 4, 4, 20, 20);
    spotted.ink[0] = 0.05;
    expect(centre(spotted).ink[28 * 14 + 14]).toBe(1);
    expect(centre(spotted).ink[28 * 5 + 5]).toBe(1);
  });
});

describe('augmenting', () => {
  const drawing = box(28, 8, 6, 12, 16);

  test('changes nothing when nothing may change', () => {
    expect(augment(drawing, createRandom(1), still).ink).toEqual(drawing.ink);
  });

  test('moves by whole pixels exactly', () => {
    const random = { uniform: () => 1, bits: () => 0, below: () => 0, normal: () => 0 };
    const moved = augment(drawing, random as never, { ...still, shift: 2 });
    expect(moved.ink).toEqual(box(28, 10, 8, 12, 16).ink);
  });

  test('keeps about the ink, and ink stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const changed = augment(drawing, createRandom(seed), { stroke: 0 });
        expect(sum(changed) / sum(drawing)).toBeGreaterThan(0.88 ** 2 - 0.05);
        expect(sum(changed) / sum(drawing)).toBeLessThan(1.12 ** 2 + 0.05);
        const { ink } = augment(drawing, createRandom(seed));
        expect(ink.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  test('is the same from the same seed, and another from another', () => {
    expect(augment(drawing, createRandom(3))).toEqual(augment(drawing, createRandom(3)));
    expect(augment(drawing, createRandom(4))).not.toEqual(augment(drawing, createRandom(3)));
  });
});

describe('another pen', () => {
  const line = box(9, 0, 4, 9, 1);

  test('is a pixel thicker on each side, or half of that', () => {
    expect(sum(withStroke(line, 1))).toBe(27);
    expect(sum(withStroke(line, 0.5))).toBe(18);
  });

  test('is thinner, until nothing is left', () => {
    expect(sum(withStroke(box(9, 0, 3, 9, 3), -1))).toBe(7);
    expect(sum(withStroke(line, -1))).toBe(0);
  });
});
