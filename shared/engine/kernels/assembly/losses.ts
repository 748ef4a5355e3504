import { arcTangent, exponential, logarithm, logisticSigmoid } from './mathematics';
import { bytes, insideRow, minus, over, plus, splat, times } from './vector';

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
function value(loss: i32, y: v128, t: v128): v128 {
  if (loss == SQUARED) {
    const error = minus(y, t);
    return times(error, error);
  }
  if (loss == ARCTAN) {
    const angle = arcTangent(minus(y, t));
    return times(angle, angle);
  }
  if (loss == LOGISTIC) {
    const tail = logarithm(plus(splat(1), exponential(f32x4.neg(f32x4.abs(y)))));
    return plus(minus(f32x4.max(y, splat(0)), times(y, t)), tail);
  }
  const side = minus(plus(t, t), splat(1));
  return f32x4.max(splat(0), minus(splat(1), times(side, y)));
}

// @ts-ignore: decorator
@inline
function slope(loss: i32, y: v128, t: v128): v128 {
  if (loss == SQUARED) return times(splat(2), minus(y, t));
  if (loss == ARCTAN) {
    const error = minus(y, t);
    return over(times(splat(2), arcTangent(error)), plus(splat(1), times(error, error)));
  }
  if (loss == LOGISTIC) return minus(logisticSigmoid(y), t);
  const side = minus(plus(t, t), splat(1));
  const isInside = f32x4.gt(minus(splat(1), times(side, y)), splat(0));
  return v128.and(f32x4.neg(side), isInside);
}

const SQUARED = 0;
const ARCTAN = 1;
const LOGISTIC = 2;
const HINGE = 3;

/** L = scale·Σ weight·ℓ, ∂L/∂y = (scale·weight)·ℓ′; column j is summed in lane j mod 4 */
// @ts-ignore: decorator
@inline
function elementwise(
  loss: i32,
  output: i32,
  target: i32,
  weight: i32,
  gradient: i32,
  columns: i32,
  stride: i32,
  rows: i32,
  scale: f32,
): f32 {
  let lanes = splat(0);
  for (let i = 0; i < rows; i++) {
    const rowWeight = load<f32>(bytes(weight + i));
    const share = splat(rowWeight * scale);
    for (let j = 0; j < columns; j += 4) {
      const at = i * stride + j;
      const y = v128.load(bytes(output + at));
      const t = v128.load(bytes(target + at));
      lanes = plus(lanes, insideRow(times(splat(rowWeight), value(loss, y, t)), j, columns));
      v128.store(bytes(gradient + at), insideRow(times(share, slope(loss, y, t)), j, columns));
    }
  }
  return sumLanes(lanes) * scale;
}

export function meanSquaredError(
  output: i32, target: i32, weight: i32, gradient: i32, columns: i32, stride: i32, rows: i32, scale: f32,
): f32 {
  return elementwise(SQUARED, output, target, weight, gradient, columns, stride, rows, scale);
}

export function arctan(
  output: i32, target: i32, weight: i32, gradient: i32, columns: i32, stride: i32, rows: i32, scale: f32,
): f32 {
  return elementwise(ARCTAN, output, target, weight, gradient, columns, stride, rows, scale);
}

export function binaryCrossEntropy(
  output: i32, target: i32, weight: i32, gradient: i32, columns: i32, stride: i32, rows: i32, scale: f32,
): f32 {
  return elementwise(LOGISTIC, output, target, weight, gradient, columns, stride, rows, scale);
}

export function hinge(
  output: i32, target: i32, weight: i32, gradient: i32, columns: i32, stride: i32, rows: i32, scale: f32,
): f32 {
  return elementwise(HINGE, output, target, weight, gradient, columns, stride, rows, scale);
}

/** ℓ = −Σ t·ln p, ∂ℓ/∂z = p·Σt − t, p = softmax(z); sums over a row are taken one after another */
export function softmaxCrossEntropy(
  output: i32, target: i32, weight: i32, gradient: i32, columns: i32, stride: i32, rows: i32, scale: f32,
): f32 {
  let total: f32 = 0;
  for (let i = 0; i < rows; i++) {
    const z = bytes(output + i * stride);
    const t = bytes(target + i * stride);
    const g = bytes(gradient + i * stride);
    const rowWeight = load<f32>(bytes(weight + i));
    const share = splat(rowWeight * scale);
    let largest = load<f32>(z);
    for (let j = 1; j < columns; j++) largest = max(largest, load<f32>(z + bytes(j)));
    for (let j = 0; j < columns; j += 4) {
      v128.store(g + bytes(j), exponential(minus(v128.load(z + bytes(j)), splat(largest))));
    }
    let sum: f32 = 0;
    let targets: f32 = 0;
    for (let j = 0; j < columns; j++) {
      sum += load<f32>(g + bytes(j));
      targets += load<f32>(t + bytes(j));
    }
    const logarithmOfSum = f32x4.extract_lane(logarithm(splat(sum)), 0);
    let loss: f32 = 0;
    for (let j = 0; j < columns; j++) {
      const surprise = logarithmOfSum - (load<f32>(z + bytes(j)) - largest);
      loss += load<f32>(t + bytes(j)) * surprise;
    }
    for (let j = 0; j < columns; j += 4) {
      const at = bytes(j);
      const p = over(v128.load(g + at), splat(sum));
      const error = minus(times(p, splat(targets)), v128.load(t + at));
      v128.store(g + at, insideRow(times(share, error), j, columns));
    }
    total += rowWeight * loss;
  }
  return total * scale;
}
