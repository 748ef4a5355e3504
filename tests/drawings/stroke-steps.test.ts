import { expect, test } from 'vitest';
import { augmentSteps } from '#shared/drawings/augment-steps.ts';
import { FEATURES, STEPS, stepsOf } from '#shared/drawings/stroke-steps.ts';
import type { Strokes } from '#shared/drawings/strokes.ts';
import { createRandom } from '#shared/engine/index.ts';

/** [x, y, dx, dy, start] of each step. */
function read(strokes: Strokes, options?: Parameters<typeof stepsOf>[1]): number[][] {
  const steps = stepsOf(strokes, options);
  return Array.from({ length: STEPS }, (_, step) =>
    Array.from(steps.subarray(step * FEATURES, (step + 1) * FEATURES)),
  );
}

/** The largest difference between two readings' numbers. */
function furthest(one: number[][], other: number[][]): number {
  return Math.max(...one.flat().map((value, at) => Math.abs(value - other.flat()[at]!)));
}

test('a line is read from its first point to its last, in equal steps', () => {
  const steps = read([[0, 500, 100, 500, 1000, 500]]);
  expect(steps[0]).toEqual([-1, 0, 0, 0, 1]);
  expect(steps.at(-1)![0]).toBeCloseTo(1, 6);
  for (const [, y, dx, dy, start] of steps.slice(1)) {
    expect(dx).toBeCloseTo(2 / (STEPS - 1), 5);
    expect([y, dy, start]).toEqual([0, 0, 0]);
  }
});

test('each stroke begins with the pen put down, in the order in which they were drawn', () => {
  const down = [100, 0, 100, 300];
  const across = [0, 0, 900, 0];
  const starts = (strokes: Strokes) =>
    read(strokes).flatMap(([, , , , start], step) => (start === 1 ? [step] : []));
  expect(starts([down, across])).toEqual([0, 9]);
  expect(starts([across, down])).toEqual([0, 24]);
  expect(starts([[5, 5], across, [7, 7]])).toEqual([0, 1, 31]);
});

test('where and how large somebody drew does not matter, unless it is to', () => {
  const small = [[100, 100, 200, 150, 150, 200]];
  const large = [[0, 210, 700, 560, 350, 910]];
  expect(furthest(read(small), read(large))).toBeLessThan(1e-6);
  expect(furthest(read(small, { isCentred: false }), read(large, { isCentred: false }))).toBeGreaterThan(0.5);
  expect(read(small, { isCentred: false })[0]![0]).toBeCloseTo(100 / 512 - 1, 6);
  expect(read(small, { right: 0.5 })[0]![0]).toBeCloseTo(-0.5, 6);
});

test('another time it is the same way, moved, turned and scaled a little', () => {
  const steps = stepsOf([[0, 0, 1000, 400, 200, 900]]);
  const random = createRandom(3);
  const nothing = { shift: 0, turn: 0, scale: 0 };
  expect(augmentSteps(steps, random, nothing)).toEqual(steps);
  const moved = augmentSteps(steps, random);
  expect(moved).not.toEqual(steps);
  for (let at = FEATURES; at < moved.length; at += FEATURES) {
    expect(moved[at + 2]).toBeCloseTo(moved[at]! - moved[at - FEATURES]!, 5);
    expect(moved[at + 4]).toBe(steps[at + 4]);
  }
});

test('a dot, many strokes and nothing at all are read without a number that is none', () => {
  const many = Array.from({ length: 100 }, (_, index) => [index * 10, 0, index * 10, 500]);
  for (const strokes of [[[500, 500]], many, [[3, 3, 3, 3]], []])
    expect(stepsOf(strokes).every(Number.isFinite)).toBe(true);
  expect(read(many).every(([, , , , start]) => start === 1)).toBe(true);
});
