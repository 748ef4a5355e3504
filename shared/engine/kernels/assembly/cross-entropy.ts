import { exponential, logarithm } from './mathematics';
import { bytes, minus, over, plus, splat, times } from './vector';

/**
 * ℓ = −Σ t·ln p, ∂ℓ/∂z = p·Σt − t, p = softmax(z). A vector holds one column of four rows, so that sums over a row are
 * taken one term after another, and functions are computed for four rows at once.
 */
// prettier-ignore
export function softmaxCrossEntropy(
  output: i32, target: i32, weight: i32, gradient: i32, loss: i32, columns: i32, stride: i32, rows: i32, count: i32,
): void {
  const scale = <f32>(<f64>1 / <f64>count);
  let total: f32 = 0;
  for (let i = 0; i < rows; i += 4) {
    // Beyond the last row, that row again.
    const last = rows - 1 - i;
    const second = bytes(min(last, 1) * stride);
    const third = bytes(min(last, 2) * stride);
    const fourth = bytes(min(last, 3) * stride);
    const z = bytes(output + i * stride);
    const t = bytes(target + i * stride);
    const g = bytes(gradient + i * stride);
    const weights = v128.load(bytes(weight + i));

    let largest = column(z, second, third, fourth);
    for (let j = 1; j < columns; j++) {
      const next = column(z + bytes(j), second, third, fourth);
      largest = v128.bitselect(next, largest, f32x4.gt(next, largest));
    }
    let sum = splat(0);
    let targets = splat(0);
    for (let j = 0; j < columns; j++) {
      const power = exponential(minus(column(z + bytes(j), second, third, fourth), largest));
      storeColumn(g + bytes(j), second, third, fourth, power);
      sum = plus(sum, power);
      targets = plus(targets, column(t + bytes(j), second, third, fourth));
    }
    const logarithmOfSum = logarithm(sum);
    const share = times(weights, splat(scale));
    let losses = splat(0);
    for (let j = 0; j < columns; j++) {
      const own = column(t + bytes(j), second, third, fourth);
      const surprise = minus(logarithmOfSum, minus(column(z + bytes(j), second, third, fourth), largest)); // −ln p
      losses = plus(losses, times(own, surprise));
      const p = over(column(g + bytes(j), second, third, fourth), sum);
      storeColumn(g + bytes(j), second, third, fourth, times(share, minus(times(p, targets), own)));
    }
    losses = times(weights, losses);
    total += f32x4.extract_lane(losses, 0);
    if (last > 0) total += f32x4.extract_lane(losses, 1);
    if (last > 1) total += f32x4.extract_lane(losses, 2);
    if (last > 2) total += f32x4.extract_lane(losses, 3);
  }
  store<f32>(bytes(loss), total * scale);
}

/** One number each of four rows, the others this many bytes behind the first. */
// @ts-ignore: decorator
@inline
function column(first: usize, second: usize, third: usize, fourth: usize): v128 {
  let lanes = v128.load32_zero(first);
  lanes = v128.load_lane<f32>(first + second, lanes, 1);
  lanes = v128.load_lane<f32>(first + third, lanes, 2);
  return v128.load_lane<f32>(first + fourth, lanes, 3);
}

// @ts-ignore: decorator
@inline
function storeColumn(first: usize, second: usize, third: usize, fourth: usize, lanes: v128): void {
  v128.store_lane<f32>(first + fourth, lanes, 3);
  v128.store_lane<f32>(first + third, lanes, 2);
  v128.store_lane<f32>(first + second, lanes, 1);
  v128.store_lane<f32>(first, lanes, 0);
}
