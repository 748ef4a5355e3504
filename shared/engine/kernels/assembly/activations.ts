import { exponential, hyperbolicTangent, hyperbolicTangentOfEight, logisticSigmoid } from './mathematics';
import { atLeast, bytes, insideRow, larger, minus, over, splat, times } from './vector';

/** y = σ(z) */
export function sigmoid(y: i32, count: i32): void {
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) v128.store(at, logisticSigmoid(v128.load(at)));
}

/** δ ← δ·σ′, σ′ = y·(1 − y) */
export function sigmoidBack(y: i32, delta: i32, count: i32): void {
  const to = bytes(delta) - bytes(y);
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) {
    const value = v128.load(at);
    const slope = times(value, minus(splat(1), value));
    v128.store(at + to, times(v128.load(at + to), slope));
  }
}

/** y = tanh z */
export function tanh(y: i32, count: i32): void {
  const end = bytes(y + count);
  let at = bytes(y);
  for (; at + 32 <= end; at += 32) hyperbolicTangentOfEight(at);
  if (at < end) v128.store(at, hyperbolicTangent(v128.load(at)));
}

/** δ ← δ·tanh′, tanh′ = 1 − y² */
export function tanhBack(y: i32, delta: i32, count: i32): void {
  const to = bytes(delta) - bytes(y);
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) {
    const value = v128.load(at);
    const slope = minus(splat(1), times(value, value));
    v128.store(at + to, times(v128.load(at + to), slope));
  }
}

/** y = z above 0, else 0 */
export function relu(y: i32, count: i32): void {
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) v128.store(at, atLeast(v128.load(at), splat(0)));
}

/** δ stays where y > 0, and becomes 0 elsewhere */
export function reluBack(y: i32, delta: i32, count: i32): void {
  const to = bytes(delta) - bytes(y);
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) {
    const isOn = f32x4.gt(v128.load(at), splat(0));
    v128.store(at + to, v128.and(v128.load(at + to), isOn));
  }
}

/** y = z above 0, z/5 below */
export function leakyRelu(y: i32, count: i32): void {
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) {
    const z = v128.load(at);
    v128.store(at, v128.bitselect(z, times(z, splat(<f32>0.2)), f32x4.gt(z, splat(0))));
  }
}

/** δ stays where y > 0, and becomes δ/5 elsewhere */
export function leakyReluBack(y: i32, delta: i32, count: i32): void {
  const to = bytes(delta) - bytes(y);
  const end = bytes(y + count);
  for (let at = bytes(y); at < end; at += 16) {
    const isOn = f32x4.gt(v128.load(at), splat(0));
    const value = v128.load(at + to);
    v128.store(at + to, v128.bitselect(value, times(value, splat(<f32>0.2)), isOn));
  }
}

/** p = e^z / Σ e^z in every row; the sum is taken one after another */
export function softmax(y: i32, rows: i32, columns: i32, stride: i32): void {
  for (let i = 0; i < rows; i++) {
    const row = bytes(y + i * stride);
    let largest = load<f32>(row);
    for (let j = 1; j < columns; j++) largest = larger(largest, load<f32>(row + bytes(j)));
    for (let j = 0; j < columns; j += 4) {
      const at = row + bytes(j);
      v128.store(at, exponential(minus(v128.load(at), splat(largest))));
    }
    let sum: f32 = 0;
    for (let j = 0; j < columns; j++) sum += load<f32>(row + bytes(j));
    for (let j = 0; j < columns; j += 4) {
      const at = row + bytes(j);
      v128.store(at, insideRow(over(v128.load(at), splat(sum)), j, columns));
    }
  }
}
