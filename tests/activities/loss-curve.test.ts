import { expect, test } from 'vitest';
import { addCurvePoint, curvePointOf, MOST_CURVE_POINTS } from '#shared/activities/loss-curve.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';

function curveOf(count: number, step = 1): readonly CurvePoint[] {
  let curve: readonly CurvePoint[] = [];
  for (let index = 0; index < count; index++)
    curve = addCurvePoint(curve, [index * step, 1 / (1 + index), null]);
  return curve;
}

test('keeps every point while there are few', () => {
  expect(curveOf(MOST_CURVE_POINTS)).toHaveLength(MOST_CURVE_POINTS);
});

test('keeps the first and the newest point, and about equal distances between them', () => {
  for (const count of [301, 450, 1_000, 12_345]) {
    const curve = curveOf(count, 7);
    expect(curve).toHaveLength(MOST_CURVE_POINTS);
    expect(curve[0]![0]).toBe(0);
    expect(curve.at(-1)![0]).toBe((count - 1) * 7);
    const even = ((count - 1) * 7) / (MOST_CURVE_POINTS - 1);
    const widest = Math.max(...curve.slice(1).map(([iteration], index) => iteration - curve[index]![0]));
    expect(widest).toBeLessThanOrEqual(Math.max(14, 2.5 * even));
  }
});

test('a point of the same iteration takes the place of the last one', () => {
  const curve = addCurvePoint(curveOf(3), [2, 0.5, 0.25]);
  expect(curve.slice(-2)).toEqual([
    [1, 0.5, null],
    [2, 0.5, 0.25],
  ]);
});

test('is the same array when nothing changed, and never changes one that was given out', () => {
  const curve = curveOf(MOST_CURVE_POINTS);
  const copy = [...curve];
  expect(addCurvePoint(curve, curve.at(-1)!)).toBe(curve);
  addCurvePoint(curve, [5_000, 1, 1]);
  expect(curve).toEqual(copy);
});

test('a loss of an empty set is null', () => {
  const metrics = { iteration: 4, trainingLoss: 0.5 } as Parameters<typeof curvePointOf>[0];
  expect(curvePointOf(metrics)).toEqual([4, 0.5, null]);
});
