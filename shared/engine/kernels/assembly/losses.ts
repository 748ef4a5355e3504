import { arcTangent, exponential, logarithm, logisticSigmoid } from './mathematics';
import { atLeast, bytes, insideRow, minus, over, plus, splat, times } from './vector';

/** (lane 0 + lane 1) + (lane 2 + lane 3) */
// @ts-ignore: decorator
@inline
function sumLanes(lanes: v128): f32 {
  const first = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1);
  return first + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
}

/** One element's ℓ and ∂ℓ/∂y, four elements at a time: see ../plain/losses.ts */
// @ts-ignore: decorator
@inline
function value(kind: i32, y: v128, t: v128): v128 {
  if (kind == SQUARED) {
    const error = minus(y, t);
    return times(error, error);
  }
  if (kind == ARCTAN) {
    const angle = arcTangent(minus(y, t));
    return times(angle, angle);
  }
  if (kind == LOGISTIC) {
    const tail = logarithm(plus(splat(1), exponential(f32x4.neg(f32x4.abs(y)))));
    return plus(minus(atLeast(y, splat(0)), times(y, t)), tail);
  }
  const side = minus(plus(t, t), splat(1));
  return atLeast(minus(splat(1), times(side, y)), splat(0));
}

// @ts-ignore: decorator
@inline
function slope(kind: i32, y: v128, t: v128): v128 {
  if (kind == SQUARED) return times(splat(2), minus(y, t));
  if (kind == ARCTAN) {
    const error = minus(y, t);
    return over(times(splat(2), arcTangent(error)), plus(splat(1), times(error, error)));
  }
  if (kind == LOGISTIC) return minus(logisticSigmoid(y), t);
  const side = minus(plus(t, t), splat(1));
  const isInside = f32x4.gt(minus(splat(1), times(side, y)), splat(0));
  return v128.and(f32x4.neg(side), isInside);
}

const SQUARED = 0;
const ARCTAN = 1;
const LOGISTIC = 2;
const HINGE = 3;

/** L = Σ weight·ℓ / count, ∂L/∂y = weight/count·ℓ′; column j is summed in lane j mod 4 */
// prettier-ignore
// @ts-ignore: decorator
@inline
function elementwise(
  kind: i32, output: i32, target: i32, weight: i32, gradient: i32, loss: i32,
  columns: i32, stride: i32, rows: i32, count: i32,
): void {
  const scale = oneOver(count);
  let lanes = splat(0);
  for (let i = 0; i < rows; i++) {
    const rowWeight = load<f32>(bytes(weight + i));
    const share = splat(rowWeight * scale);
    for (let j = 0; j < columns; j += 4) {
      const at = i * stride + j;
      const y = v128.load(bytes(output + at));
      const t = v128.load(bytes(target + at));
      lanes = plus(lanes, insideRow(times(splat(rowWeight), value(kind, y, t)), j, columns));
      v128.store(bytes(gradient + at), insideRow(times(share, slope(kind, y, t)), j, columns));
    }
  }
  store<f32>(bytes(loss), sumLanes(lanes) * scale);
}

/** As plain code divides: in 64 bits, and rounded once. */
// @ts-ignore: decorator
@inline
function oneOver(count: i32): f32 {
  return <f32>(<f64>1 / <f64>count);
}

// prettier-ignore
export function meanSquaredError(
  output: i32, target: i32, weight: i32, gradient: i32, loss: i32, columns: i32, stride: i32, rows: i32, count: i32,
): void {
  elementwise(SQUARED, output, target, weight, gradient, loss, columns, stride, rows, count);
}

// prettier-ignore
export function arctan(
  output: i32, target: i32, weight: i32, gradient: i32, loss: i32, columns: i32, stride: i32, rows: i32, count: i32,
): void {
  elementwise(ARCTAN, output, target, weight, gradient, loss, columns, stride, rows, count);
}

// prettier-ignore
export function binaryCrossEntropy(
  output: i32, target: i32, weight: i32, gradient: i32, loss: i32, columns: i32, stride: i32, rows: i32, count: i32,
): void {
  elementwise(LOGISTIC, output, target, weight, gradient, loss, columns, stride, rows, count);
}

// prettier-ignore
export function hinge(
  output: i32, target: i32, weight: i32, gradient: i32, loss: i32, columns: i32, stride: i32, rows: i32, count: i32,
): void {
  elementwise(HINGE, output, target, weight, gradient, loss, columns, stride, rows, count);
}
