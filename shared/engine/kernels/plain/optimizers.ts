import type { Address, Arena } from '../arena.ts';
import type { AdamStep } from '../kernels.ts';

const fround = Math.fround;

/** w ← w − η·(g + λw) */
export function sgd(
  { floats }: Arena,
  w: Address,
  g: Address,
  count: number,
  rate: number,
  decay: number,
): void {
  for (let i = 0; i < count; i++) {
    const gradient = fround(floats[g + i] + fround(decay * floats[w + i]));
    floats[w + i] = fround(floats[w + i] - fround(rate * gradient));
  }
}

/** v ← μ·v + (g + λw), w ← w − η·v */
export function momentum(
  { floats }: Arena,
  w: Address,
  g: Address,
  v: Address,
  count: number,
  rate: number,
  keep: number,
  decay: number,
): void {
  for (let i = 0; i < count; i++) {
    const gradient = fround(floats[g + i] + fround(decay * floats[w + i]));
    floats[v + i] = fround(fround(keep * floats[v + i]) + gradient);
    floats[w + i] = fround(floats[w + i] - fround(rate * floats[v + i]));
  }
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε), with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ) */
export function adam(
  { floats }: Arena,
  w: Address,
  g: Address,
  m: Address,
  v: Address,
  count: number,
  { rate, beta1, beta2, rootCorrection, epsilon, decay }: AdamStep,
): void {
  const new1 = fround(1 - beta1);
  const new2 = fround(1 - beta2);
  for (let i = 0; i < count; i++) {
    const gradient = fround(floats[g + i] + fround(decay * floats[w + i]));
    floats[m + i] = fround(fround(beta1 * floats[m + i]) + fround(new1 * gradient));
    floats[v + i] = fround(fround(beta2 * floats[v + i]) + fround(new2 * fround(gradient * gradient)));
    const root = fround(fround(fround(Math.sqrt(floats[v + i])) * rootCorrection) + epsilon);
    floats[w + i] = fround(floats[w + i] - fround(fround(rate * floats[m + i]) / root));
  }
}

/** Σ x², number i in lane i mod 4, so that four can be summed at once */
export function sumOfSquares({ floats }: Arena, x: Address, count: number): number {
  const lanes = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) lanes[i & 3] = fround(lanes[i & 3] + fround(floats[x + i] * floats[x + i]));
  return fround(fround(lanes[0] + lanes[1]) + fround(lanes[2] + lanes[3]));
}

/** x ← factor·x */
export function scale({ floats }: Arena, x: Address, count: number, factor: number): void {
  for (let i = x; i < x + count; i++) floats[i] = fround(floats[i] * factor);
}

/** average ← keep·average + (1 − keep)·x */
export function blend({ floats }: Arena, average: Address, x: Address, count: number, keep: number): void {
  const take = fround(1 - keep);
  for (let i = 0; i < count; i++) {
    floats[average + i] = fround(fround(keep * floats[average + i]) + fround(take * floats[x + i]));
  }
}

const SOUND = fround(1e30);

/** Whether every |x| is at most 1e30; a comparison with NaN is false. */
export function isSound({ floats }: Arena, x: Address, count: number): boolean {
  for (let i = x; i < x + count; i++) if (!(Math.abs(floats[i]) <= SOUND)) return false;
  return true;
}
