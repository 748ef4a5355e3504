import { type Belief, gridField } from '#shared/engine/index.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import type { Point } from '#shared/activities/points/state.ts';
import { toPixels } from './belief-squares.ts';

/** Of a slope of this much belief across the whole plane, an arrow has its full length. */
const STEEPEST = 3;
const LEAST_PX = 18;
const MOST_PX = 44;
/** On a phone they are shorter, but have to leave the mark that they start from. */
const LEAST_SCALE = 0.9;
const FLAT = 0.05;

/** Belief cell by cell, as a hill to climb. */
export function hillOf(field: readonly number[]): Belief {
  return gridField(field, POINTS_LIMITS.side);
}

/** From a point along belief's gradient, in px, leaving `gap` of them out; undefined where belief is flat. */
export function uphill(
  hill: Belief,
  point: Point,
  size: number,
  gap = 0,
): { readonly from: Point; readonly to: Point } | undefined {
  const slope = new Float32Array(2);
  hill(Float32Array.of(point.x, point.y), slope);
  const steepness = Math.hypot(slope[0]!, slope[1]!);
  if (steepness < FLAT) return undefined;
  const scale = Math.max(LEAST_SCALE, size / 608);
  const length = scale * (LEAST_PX + (MOST_PX - LEAST_PX) * Math.min(1, steepness / STEEPEST));
  const middle = toPixels(point, size);
  const [right, down] = [slope[0]! / steepness, -slope[1]! / steepness];
  const along = (way: number): Point => ({ x: middle.x + way * right, y: middle.y + way * down });
  return { from: along(gap), to: along(gap + length) };
}

/** The most points in `cells` cells together: how crowded they are. */
export function crowd(points: readonly Point[], cellOf: (point: Point) => number, cells: number): number {
  const counts = new Map<number, number>();
  for (const point of points) counts.set(cellOf(point), (counts.get(cellOf(point)) ?? 0) + 1);
  const fullest = [...counts.values()].sort((a, b) => b - a).slice(0, cells);
  return fullest.reduce((sum, count) => sum + count, 0);
}
