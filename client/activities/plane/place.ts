import type { Axes, Axis } from '#shared/activities/plane/axes.ts';

/** Between the axes' units and a square of `size` pixels, y upward. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function toPixels({ x, y }: Point, axes: Axes, size: number): Point {
  return { x: share(x, axes.x) * size, y: (1 - share(y, axes.y)) * size };
}

/** Rounded to what a screen can tell apart, and kept on the plane. */
export function toUnits({ x, y }: Point, axes: Axes, size: number): Point {
  return { x: along(x / size, axes.x), y: along(1 - y / size, axes.y) };
}

export function isInside({ x, y }: Point, size: number, margin = 0): boolean {
  return x >= -margin && y >= -margin && x <= size + margin && y <= size + margin;
}

function share(value: number, { min, max }: Axis): number {
  return (value - min) / (max - min);
}

function along(part: number, { min, max }: Axis): number {
  const value = min + Math.min(1, Math.max(0, part)) * (max - min);
  const digits = max - min > 1000 ? 0 : max - min > 10 ? 1 : 3;
  return Number(value.toFixed(digits));
}
