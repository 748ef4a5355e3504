import { arcTangent } from '../../math/arc-tangent.ts';
import { exponential } from '../../math/exponential.ts';
import { logisticSigmoid } from '../../math/hyperbolic-tangent.ts';
import { logarithm } from '../../math/logarithm.ts';
import type { Arena } from '../arena.ts';
import type { Comparison } from '../kernels.ts';

const fround = Math.fround;

/** One element's loss ℓ(output, target), and ∂ℓ/∂output. */
interface ElementLoss {
  value(output: number, target: number): number;
  slope(output: number, target: number): number;
}

/** ℓ = (y − t)², ∂ℓ/∂y = 2(y − t) */
const squaredError: ElementLoss = {
  value: (y, t) => fround(fround(y - t) * fround(y - t)),
  slope: (y, t) => fround(2 * fround(y - t)),
};

/** ℓ = arctan²(y − t), ∂ℓ/∂y = 2·arctan(y − t)/(1 + (y − t)²) */
const arctanError: ElementLoss = {
  value: (y, t) => {
    const angle = arcTangent(fround(y - t));
    return fround(angle * angle);
  },
  slope: (y, t) => {
    const error = fround(y - t);
    return fround(fround(2 * arcTangent(error)) / fround(1 + fround(error * error)));
  },
};

/** ℓ = −t·ln p − (1 − t)·ln(1 − p) with p = σ(z); = max(z, 0) − z·t + ln(1 + e^−|z|), ∂ℓ/∂z = p − t */
const logisticError: ElementLoss = {
  value: (z, t) => {
    const tail = logarithm(fround(1 + exponential(-Math.abs(z))));
    return fround(fround(Math.max(z, 0) - fround(z * t)) + tail);
  },
  slope: (z, t) => fround(logisticSigmoid(z) - t),
};

/** ℓ = max(0, 1 − s·y), ∂ℓ/∂y = −s inside the margin, with s = 2t − 1: 1 for real, −1 for forged */
const marginError: ElementLoss = {
  value: (y, t) => Math.max(0, fround(1 - fround(fround(fround(t + t) - 1) * y))),
  slope: (y, t) => {
    const side = fround(fround(t + t) - 1);
    return fround(1 - fround(side * y)) > 0 ? -side : 0;
  },
};

/** Column j is summed in lane j mod 4, and at the end the lanes: so four columns can be summed at once. */
function sumLanes(lanes: Float32Array): number {
  return fround(fround(lanes[0] + lanes[1]) + fround(lanes[2] + lanes[3]));
}

const lanes = new Float32Array(4);

/** L = Σ weight·ℓ / count, ∂L/∂y = weight/count·ℓ′ */
function elementwise(
  loss: ElementLoss,
  { floats }: Arena,
  batch: Comparison,
  rows: number,
  count: number,
): void {
  const scale = fround(1 / count);
  lanes.fill(0);
  for (let i = 0; i < rows; i++) {
    const weight = floats[batch.weight + i];
    const share = fround(weight * scale);
    for (let j = 0; j < batch.columns; j++) {
      const at = i * batch.stride + j;
      const y = floats[batch.output + at];
      const t = floats[batch.target + at];
      lanes[j & 3] = fround(lanes[j & 3] + fround(weight * loss.value(y, t)));
      floats[batch.gradient + at] = fround(share * loss.slope(y, t));
    }
  }
  floats[batch.loss] = fround(sumLanes(lanes) * scale);
}

export function meanSquaredError(arena: Arena, batch: Comparison, rows: number, count: number): void {
  elementwise(squaredError, arena, batch, rows, count);
}

export function arctan(arena: Arena, batch: Comparison, rows: number, count: number): void {
  elementwise(arctanError, arena, batch, rows, count);
}

export function binaryCrossEntropy(arena: Arena, batch: Comparison, rows: number, count: number): void {
  elementwise(logisticError, arena, batch, rows, count);
}

export function hinge(arena: Arena, batch: Comparison, rows: number, count: number): void {
  elementwise(marginError, arena, batch, rows, count);
}

/** ℓ = −Σ t·ln p with p = softmax(z), so ln p = z − ln Σ e^z; ∂ℓ/∂z = p·Σt − t, which is p − t when Σt = 1 */
export function softmaxCrossEntropy({ floats }: Arena, batch: Comparison, rows: number, count: number): void {
  const { columns } = batch;
  const scale = fround(1 / count);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const z = batch.output + i * batch.stride;
    const t = batch.target + i * batch.stride;
    const gradient = batch.gradient + i * batch.stride;
    const weight = floats[batch.weight + i];
    const share = fround(weight * scale);
    let largest = floats[z];
    for (let j = 1; j < columns; j++) largest = Math.max(largest, floats[z + j]);
    let sum = 0;
    let targets = 0;
    for (let j = 0; j < columns; j++) {
      floats[gradient + j] = exponential(fround(floats[z + j] - largest));
      sum = fround(sum + floats[gradient + j]);
      targets = fround(targets + floats[t + j]);
    }
    const logarithmOfSum = logarithm(sum);
    let loss = 0;
    for (let j = 0; j < columns; j++) {
      const surprise = fround(logarithmOfSum - fround(floats[z + j] - largest)); // −ln p
      loss = fround(loss + fround(floats[t + j] * surprise));
      const p = fround(floats[gradient + j] / sum);
      floats[gradient + j] = fround(share * fround(fround(p * targets) - floats[t + j]));
    }
    total = fround(total + fround(weight * loss));
  }
  floats[batch.loss] = fround(total * scale);
}
