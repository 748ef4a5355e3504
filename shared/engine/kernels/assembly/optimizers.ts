import { bytes, minus, over, plus, splat, times } from './vector';

/** w ← w − η·(g + λw) */
export function sgd(w: i32, g: i32, count: i32, rate: f32, decay: f32): void {
  const toG = bytes(g) - bytes(w);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(splat(decay), weight));
    v128.store(at, minus(weight, times(splat(rate), gradient)));
  }
}

/** v ← μ·v + (g + λw), w ← w − η·v */
export function momentum(w: i32, g: i32, v: i32, count: i32, rate: f32, keep: f32, decay: f32): void {
  const toG = bytes(g) - bytes(w);
  const toV = bytes(v) - bytes(w);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(splat(decay), weight));
    const velocity = plus(times(splat(keep), v128.load(at + toV)), gradient);
    v128.store(at + toV, velocity);
    v128.store(at, minus(weight, times(splat(rate), velocity)));
  }
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε) */
export function adam(
  w: i32,
  g: i32,
  m: i32,
  v: i32,
  count: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  rootCorrection: f32,
  epsilon: f32,
  decay: f32,
): void {
  const toG = bytes(g) - bytes(w);
  const toM = bytes(m) - bytes(w);
  const toV = bytes(v) - bytes(w);
  const new1 = splat(1 - beta1);
  const new2 = splat(1 - beta2);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(splat(decay), weight));
    const first = plus(times(splat(beta1), v128.load(at + toM)), times(new1, gradient));
    const second = plus(times(splat(beta2), v128.load(at + toV)), times(new2, times(gradient, gradient)));
    v128.store(at + toM, first);
    v128.store(at + toV, second);
    const root = plus(times(f32x4.sqrt(second), splat(rootCorrection)), splat(epsilon));
    v128.store(at, minus(weight, over(times(splat(rate), first), root)));
  }
}

/** Σ x², number i in lane i mod 4 */
export function sumOfSquares(x: i32, count: i32): f32 {
  const end = bytes(x + count);
  let lanes = splat(0);
  for (let at = bytes(x); at < end; at += 16) {
    const value = v128.load(at);
    lanes = plus(lanes, times(value, value));
  }
  const first = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1);
  return first + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
}

/** x ← factor·x */
export function scale(x: i32, count: i32, factor: f32): void {
  const end = bytes(x + count);
  for (let at = bytes(x); at < end; at += 16) v128.store(at, times(v128.load(at), splat(factor)));
}

/** average ← keep·average + (1 − keep)·x */
export function blend(average: i32, x: i32, count: i32, keep: f32): void {
  const toX = bytes(x) - bytes(average);
  const take = splat(1 - keep);
  const end = bytes(average + count);
  for (let at = bytes(average); at < end; at += 16) {
    v128.store(at, plus(times(splat(keep), v128.load(at)), times(take, v128.load(at + toX))));
  }
}

/** Whether every |x| is at most 1e30 */
export function isSound(x: i32, count: i32): bool {
  const end = bytes(x + count);
  let allSound = i32x4.splat(-1);
  for (let at = bytes(x); at < end; at += 16) {
    allSound = v128.and(allSound, f32x4.le(f32x4.abs(v128.load(at)), splat(<f32>1e30)));
  }
  return i32x4.all_true(allSound);
}
