import type { CurvePoint, TrainingMetrics } from '../protocol/session-view.ts';

/** A loss curve is a plain array of points, oldest first, and never longer than this. */
export const MOST_CURVE_POINTS = 300;

export function curvePointOf({
  iteration,
  trainingLoss,
  testLoss,
}: Pick<TrainingMetrics, 'iteration' | 'trainingLoss' | 'testLoss'>): CurvePoint {
  return [iteration, trainingLoss ?? null, testLoss ?? null];
}

/**
 * The curve with `point` at its end. A point of the same iteration as the last one takes its place: examples may have
 * come since. When there are too many, the one goes that is missed least. The same array when nothing changes.
 */
export function addCurvePoint(
  curve: readonly CurvePoint[],
  point: CurvePoint,
  most = MOST_CURVE_POINTS,
): readonly CurvePoint[] {
  const last = curve.at(-1);
  if (last && samePoint(last, point)) return curve;
  const kept = last && last[0] === point[0] ? curve.slice(0, -1) : curve;
  return thinned([...kept, point], most);
}

/** Drops the inner points with the closest neighbours, the earliest of equals, so that the distances stay alike. */
function thinned(curve: CurvePoint[], most: number): readonly CurvePoint[] {
  while (curve.length > most && curve.length > 2) {
    let closest = 1;
    for (let index = 2; index < curve.length - 1; index++)
      if (gapAround(curve, index) < gapAround(curve, closest)) closest = index;
    curve.splice(closest, 1);
  }
  return curve;
}

function gapAround(curve: readonly CurvePoint[], index: number): number {
  return curve[index + 1]![0] - curve[index - 1]![0];
}

function samePoint(one: CurvePoint, other: CurvePoint): boolean {
  return one.every((value, index) => value === other[index]);
}
