import type { Address, Arena } from '../arena.ts';
import { SETTINGS } from '../kernels.ts';

const fround = Math.fround;

/** λ, or 0 for weights that do not decay */
function decayOf({ floats }: Arena, settings: Address, decays: number): number {
  return decays === 1 ? floats[settings + SETTINGS.decay] : 0;
}

/** w ← w − η·(g + λw) */
export function sgd(
  arena: Arena,
  w: Address,
  g: Address,
  count: number,
  settings: Address,
  decays: number,
): void {
  const { floats } = arena;
  const rate = floats[settings + SETTINGS.rate];
  const decay = decayOf(arena, settings, decays);
  for (let i = 0; i < count; i++) {
    const gradient = fround(floats[g + i] + fround(decay * floats[w + i]));
    floats[w + i] = fround(floats[w + i] - fround(rate * gradient));
  }
}

/** v ← μ·v + (g + λw), w ← w − η·v */
export function momentum(
  arena: Arena,
  w: Address,
  g: Address,
  v: Address,
  count: number,
  settings: Address,
  decays: number,
): void {
  const { floats } = arena;
  const rate = floats[settings + SETTINGS.rate];
  const keep = floats[settings + SETTINGS.keep];
  const decay = decayOf(arena, settings, decays);
  for (let i = 0; i < count; i++) {
    const gradient = fround(floats[g + i] + fround(decay * floats[w + i]));
    floats[v + i] = fround(fround(keep * floats[v + i]) + gradient);
    floats[w + i] = fround(floats[w + i] - fround(rate * floats[v + i]));
  }
}

/** β₁ᵗ ← β₁ᵗ⁻¹·β₁, β₂ᵗ ← β₂ᵗ⁻¹·β₂; then η/(1 − β₁ᵗ) and 1/√(1 − β₂ᵗ) */
export function beginAdam({ floats }: Arena, settings: Address): void {
  const power = fround(floats[settings + SETTINGS.power] * floats[settings + SETTINGS.keep]);
  const ofSquares = fround(
    floats[settings + SETTINGS.powerOfSquares] * floats[settings + SETTINGS.keepSquares],
  );
  floats[settings + SETTINGS.power] = power;
  floats[settings + SETTINGS.powerOfSquares] = ofSquares;
  floats[settings + SETTINGS.stepRate] = fround(floats[settings + SETTINGS.rate] / fround(1 - power));
  floats[settings + SETTINGS.rootCorrection] = fround(1 / fround(Math.sqrt(fround(1 - ofSquares))));
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε), with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ) */
export function adam(
  arena: Arena,
  w: Address,
  g: Address,
  m: Address,
  v: Address,
  count: number,
  settings: Address,
  decays: number,
): void {
  const { floats } = arena;
  const beta1 = floats[settings + SETTINGS.keep];
  const beta2 = floats[settings + SETTINGS.keepSquares];
  const epsilon = floats[settings + SETTINGS.epsilon];
  const rate = floats[settings + SETTINGS.stepRate];
  const rootCorrection = floats[settings + SETTINGS.rootCorrection];
  const decay = decayOf(arena, settings, decays);
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

/** g ← g·clip/|g| where |g| is larger */
export function clip({ floats }: Arena, g: Address, count: number, settings: Address): void {
  const most = floats[settings + SETTINGS.clip];
  const norm = fround(Math.sqrt(sumOfSquares(floats, g, count)));
  if (!(norm > most)) return;
  const factor = fround(most / norm);
  for (let i = g; i < g + count; i++) floats[i] = fround(floats[i] * factor);
}

/** Σ x², number i in lane i mod 4, so that four can be summed at once */
function sumOfSquares(floats: Float32Array, x: Address, count: number): number {
  const lanes = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) lanes[i & 3] = fround(lanes[i & 3] + fround(floats[x + i] * floats[x + i]));
  return fround(fround(lanes[0] + lanes[1]) + fround(lanes[2] + lanes[3]));
}

/** average ← keep·average + (1 − keep)·x */
export function blend({ floats }: Arena, average: Address, x: Address, count: number, keep: Address): void {
  const stays = floats[keep];
  const take = fround(1 - stays);
  for (let i = 0; i < count; i++) {
    floats[average + i] = fround(fround(stays * floats[average + i]) + fround(take * floats[x + i]));
  }
}

const SOUND = fround(1e30);

/** Whether every |x| is at most 1e30; a comparison with NaN is false. */
export function isSound({ floats }: Arena, x: Address, count: number): boolean {
  for (let i = x; i < x + count; i++) if (!(Math.abs(floats[i]) <= SOUND)) return false;
  return true;
}
