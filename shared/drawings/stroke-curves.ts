import type { Stroke } from './strokes.ts';

/** A quadratic Bézier curve: it leaves `from` towards `bend` and comes to `to` from there. */
export interface Curve {
  readonly from: Place;
  readonly bend: Place;
  readonly to: Place;
}

export type Place = readonly [x: number, y: number];

/**
 * A stroke made smooth: its points bend it, and it runs through the middles between them, from the first point to the
 * last. A single point is a curve of no length: a dot.
 */
export function curvesOf(stroke: Stroke): Curve[] {
  const points = placesOf(stroke);
  if (points.length === 0) return [];
  const last = points[points.length - 1];
  const curves: Curve[] = [];
  let from = points[0];
  for (let index = 1; index < points.length - 1; index++) {
    const to = middle(points[index], points[index + 1]);
    curves.push({ from, bend: points[index], to });
    from = to;
  }
  return [...curves, { from, bend: middle(from, last), to: last }];
}

function placesOf(stroke: Stroke): Place[] {
  return Array.from({ length: Math.floor(stroke.length / 2) }, (_, index) => [
    stroke[2 * index],
    stroke[2 * index + 1],
  ]);
}

function middle([ax, ay]: Place, [bx, by]: Place): Place {
  return [(ax + bx) / 2, (ay + by) / 2];
}
