import { bytes, minus, over, plus, splat, times } from './vector';

/** Where each number of an optimizer lies, in bytes: see SETTINGS in ../kernels.ts */
const RATE = 0;
const DECAY = 4;
const CLIP = 8;
const KEEP = 12;
const KEEP_SQUARES = 16;
const EPSILON = 20;
const POWER = 24;
const POWER_OF_SQUARES = 28;
const STEP_RATE = 32;
const ROOT_CORRECTION = 36;

// @ts-ignore: decorator
@inline
function decayOf(settings: i32, decays: i32): v128 {
  return splat(decays == 1 ? load<f32>(bytes(settings), DECAY) : 0);
}

/** w ← w − η·(g + λw) */
export function sgd(w: i32, g: i32, count: i32, settings: i32, decays: i32): void {
  const rate = splat(load<f32>(bytes(settings), RATE));
  const decay = decayOf(settings, decays);
  const toG = bytes(g) - bytes(w);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(decay, weight));
    v128.store(at, minus(weight, times(rate, gradient)));
  }
}

/** v ← μ·v + (g + λw), w ← w − η·v */
export function momentum(w: i32, g: i32, v: i32, count: i32, settings: i32, decays: i32): void {
  const rate = splat(load<f32>(bytes(settings), RATE));
  const keep = splat(load<f32>(bytes(settings), KEEP));
  const decay = decayOf(settings, decays);
  const toG = bytes(g) - bytes(w);
  const toV = bytes(v) - bytes(w);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(decay, weight));
    const velocity = plus(times(keep, v128.load(at + toV)), gradient);
    v128.store(at + toV, velocity);
    v128.store(at, minus(weight, times(rate, velocity)));
  }
}

/** β₁ᵗ, β₂ᵗ, η/(1 − β₁ᵗ), 1/√(1 − β₂ᵗ) */
export function beginAdam(settings: i32): void {
  const at = bytes(settings);
  const power = load<f32>(at, POWER) * load<f32>(at, KEEP);
  const ofSquares = load<f32>(at, POWER_OF_SQUARES) * load<f32>(at, KEEP_SQUARES);
  store<f32>(at, power, POWER);
  store<f32>(at, ofSquares, POWER_OF_SQUARES);
  store<f32>(at, load<f32>(at, RATE) / (<f32>1 - power), STEP_RATE);
  store<f32>(at, <f32>1 / sqrt<f32>(<f32>1 - ofSquares), ROOT_CORRECTION);
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε) */
export function adam(
  w: i32,
  g: i32,
  m: i32,
  v: i32,
  count: i32,
  settings: i32,
  decays: i32,
): void {
  const beta1 = load<f32>(bytes(settings), KEEP);
  const beta2 = load<f32>(bytes(settings), KEEP_SQUARES);
  const epsilon = splat(load<f32>(bytes(settings), EPSILON));
  const rate = splat(load<f32>(bytes(settings), STEP_RATE));
  const rootCorrection = splat(load<f32>(bytes(settings), ROOT_CORRECTION));
  const decay = decayOf(settings, decays);
  const toG = bytes(g) - bytes(w);
  const toM = bytes(m) - bytes(w);
  const toV = bytes(v) - bytes(w);
  const old1 = splat(beta1);
  const new1 = splat(<f32>1 - beta1);
  const old2 = splat(beta2);
  const new2 = splat(<f32>1 - beta2);
  const end = bytes(w + count);
  for (let at = bytes(w); at < end; at += 16) {
    const weight = v128.load(at);
    const gradient = plus(v128.load(at + toG), times(decay, weight));
    const first = plus(times(old1, v128.load(at + toM)), times(new1, gradient));
    const second = plus(times(old2, v128.load(at + toV)), times(new2, times(gradient, gradient)));
    v128.store(at + toM, first);
    v128.store(at + toV, second);
    const root = plus(times(f32x4.sqrt(second), rootCorrection), epsilon);
    v128.store(at, minus(weight, over(times(rate, first), root)));
  }
}

/** g ← g·clip/|g| where |g| is larger; |g|² number i in lane i mod 4 */
export function clip(g: i32, count: i32, settings: i32): void {
  const most = load<f32>(bytes(settings), CLIP);
  const end = bytes(g + count);
  let lanes = splat(0);
  for (let at = bytes(g); at < end; at += 16) {
    const value = v128.load(at);
    lanes = plus(lanes, times(value, value));
  }
  const first = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1);
  const norm = sqrt<f32>(first + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3)));
  if (!(norm > most)) return;
  const factor = splat(most / norm);
  for (let at = bytes(g); at < end; at += 16) v128.store(at, times(v128.load(at), factor));
}

/** average ← keep·average + (1 − keep)·x */
export function blend(average: i32, x: i32, count: i32, keep: i32): void {
  const stays = load<f32>(bytes(keep));
  const toX = bytes(x) - bytes(average);
  const take = splat(<f32>1 - stays);
  const end = bytes(average + count);
  for (let at = bytes(average); at < end; at += 16) {
    v128.store(at, plus(times(splat(stays), v128.load(at)), times(take, v128.load(at + toX))));
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
