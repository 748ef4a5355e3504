/** A curve's points: where to the right, and its value. */
export type CurvePoint = readonly [x: number, value: number];

export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** An SVG path with large values at the top; what lies beyond the axis is cut. Undefined numbers are left out. */
export function curvePath(points: readonly CurvePoint[], axis: ValueAxis): string {
  const places = points
    .filter(([x, value]) => Number.isFinite(x) && Number.isFinite(value))
    .map(([x, value]) => `${round(x)} ${round(yOf(value, axis))}`);
  return places.length > 1 ? `M${places.join('L')}` : '';
}

/** What lies between two curves at the same places, as a closed SVG path. */
export function bandPath(low: readonly CurvePoint[], high: readonly CurvePoint[], axis: ValueAxis): string {
  const around = curvePath([...high, ...low.toReversed()], axis);
  return around === '' ? '' : `${around}Z`;
}

export function yOf(value: number, { from, to, height }: ValueAxis): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return height * (1 - share);
}

/** The largest value, or `least` if that is larger. */
export function highestOf(curves: readonly (readonly CurvePoint[])[], least: number): number {
  const values = curves.flat().map(([, value]) => (Number.isFinite(value) ? value : 0));
  return values.reduce((most, value) => Math.max(most, value), least);
}

/** Two labels at the ends of their lines: as near to them as they can be without touching. Their upper edges. */
export function labelTops(
  ends: readonly [number, number],
  { height, label }: { readonly height: number; readonly label: number },
): [number, number] {
  const [upper, lower] = ends[0] <= ends[1] ? [0, 1] : [1, 0];
  const tops: [number, number] = [0, 0];
  const middle = (ends[0] + ends[1]) / 2;
  const isNear = Math.abs(ends[0] - ends[1]) < label;
  tops[upper] = (isNear ? middle - label / 2 : ends[upper]) - label / 2;
  tops[upper] = Math.min(height - 1.5 * label, Math.max(-label / 2, tops[upper]));
  tops[lower] = Math.min(
    height - label / 2,
    Math.max(tops[upper] + label, isNear ? middle : ends[lower] - label / 2),
  );
  return tops;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
