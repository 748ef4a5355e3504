import { exponential } from '../../math/exponential.ts';
import { hyperbolicTangent, logisticSigmoid } from '../../math/hyperbolic-tangent.ts';
import type { Address, Arena } from '../arena.ts';

const fround = Math.fround;

/** y = σ(z) */
export function sigmoid({ floats }: Arena, y: Address, count: number): void {
  for (let i = y; i < y + count; i++) floats[i] = logisticSigmoid(floats[i]);
}

/** σ′ = σ·(1 − σ) */
export function sigmoidBack({ floats }: Arena, y: Address, delta: Address, count: number): void {
  for (let i = 0; i < count; i++) {
    const slope = fround(floats[y + i] * fround(1 - floats[y + i]));
    floats[delta + i] = fround(floats[delta + i] * slope);
  }
}

/** y = tanh z */
export function tanh({ floats }: Arena, y: Address, count: number): void {
  for (let i = y; i < y + count; i++) floats[i] = hyperbolicTangent(floats[i]);
}

/** tanh′ = 1 − tanh² */
export function tanhBack({ floats }: Arena, y: Address, delta: Address, count: number): void {
  for (let i = 0; i < count; i++) {
    const slope = fround(1 - fround(floats[y + i] * floats[y + i]));
    floats[delta + i] = fround(floats[delta + i] * slope);
  }
}

/** y = z above 0, else 0 */
export function relu({ floats }: Arena, y: Address, count: number): void {
  for (let i = y; i < y + count; i++) if (floats[i] < 0) floats[i] = 0;
}

/** relu′ = 1 where y > 0, else 0 */
export function reluBack({ floats }: Arena, y: Address, delta: Address, count: number): void {
  for (let i = 0; i < count; i++) if (!(floats[y + i] > 0)) floats[delta + i] = 0;
}

const LEAK = fround(0.2);

/** y = z above 0, z/5 below */
export function leakyRelu({ floats }: Arena, y: Address, count: number): void {
  for (let i = y; i < y + count; i++) if (!(floats[i] > 0)) floats[i] = fround(floats[i] * LEAK);
}

/** leakyRelu′ = 1 where y > 0, else 1/5 */
export function leakyReluBack({ floats }: Arena, y: Address, delta: Address, count: number): void {
  for (let i = 0; i < count; i++) {
    if (!(floats[y + i] > 0)) floats[delta + i] = fround(floats[delta + i] * LEAK);
  }
}

/** p = e^z / Σ e^z; the largest z is taken off first, so that no power overflows. */
export function softmax({ floats }: Arena, y: Address, rows: number, columns: number, stride: number): void {
  for (let row = y; row < y + rows * stride; row += stride) {
    let largest = floats[row];
    for (let j = 1; j < columns; j++) largest = Math.max(largest, floats[row + j]);
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      floats[row + j] = exponential(fround(floats[row + j] - largest));
      sum = fround(sum + floats[row + j]);
    }
    for (let j = 0; j < columns; j++) floats[row + j] = fround(floats[row + j] / sum);
  }
}
