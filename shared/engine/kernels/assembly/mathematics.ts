import { atLeast, atMost, minus, over, plus, splat, times } from './vector';

/** 1.5·2²³: beside it a small whole number is what stands in the lowest bits, quicker than by a conversion. */
const WHOLE: f32 = 12582912;
const WHOLE_BITS: i32 = 0x4b400000;

/** eˣ of four numbers, step by step as in ../../math/exponential.ts */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const limited = atMost(atLeast(x, splat(-87)), splat(88));
  const n = f32x4.floor(plus(times(limited, splat(<f32>1.4426950408889634)), splat(0.5)));
  const high = minus(limited, times(n, splat(<f32>0.693359375)));
  const r = minus(high, times(n, splat(<f32>-2.1219444005469058e-4)));
  let sum = splat(<f32>(1.0 / 5040.0));
  sum = plus(times(sum, r), splat(<f32>(1.0 / 720.0)));
  sum = plus(times(sum, r), splat(<f32>(1.0 / 120.0)));
  sum = plus(times(sum, r), splat(<f32>(1.0 / 24.0)));
  sum = plus(times(sum, r), splat(<f32>(1.0 / 6.0)));
  sum = plus(times(sum, r), splat(0.5));
  sum = plus(times(sum, r), splat(1));
  sum = plus(times(sum, r), splat(1));
  const exponent = i32x4.sub(plus(n, splat(WHOLE)), i32x4.splat(WHOLE_BITS - 127));
  return times(sum, i32x4.shl(exponent, 23));
}

/** ln x, as in ../../math/logarithm.ts */
// @ts-ignore: decorator
@inline
export function logarithm(x: v128): v128 {
  const bits = atLeast(x, splat(<f32>1.1754943508222875e-38));
  const n = i32x4.shr_s(i32x4.sub(bits, i32x4.splat(0x3f3504f3)), 23);
  const m = i32x4.sub(bits, i32x4.shl(n, 23));
  const power = f32x4.convert_i32x4_s(n);
  const s = over(minus(m, splat(1)), plus(m, splat(1)));
  const square = times(s, s);
  let sum = splat(<f32>(1.0 / 9.0));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 7.0)));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 5.0)));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 3.0)));
  sum = plus(times(sum, square), splat(1));
  const mantissa = times(plus(s, s), sum);
  const low = plus(times(power, splat(<f32>-2.1219444005469058e-4)), mantissa);
  return plus(times(power, splat(<f32>0.693359375)), low);
}

/** Beyond it, tanh is ±1: ../../math/hyperbolic-tangent.ts */
const LIMIT: f32 = <f32>8.1746921;

// @ts-ignore: decorator
@inline
function limited(x: v128): v128 {
  return atMost(atLeast(x, splat(-LIMIT)), splat(LIMIT));
}

/** tanh x, as in ../../math/hyperbolic-tangent.ts */
// @ts-ignore: decorator
@inline
export function hyperbolicTangent(x: v128): v128 {
  const inside = limited(x);
  const square = times(inside, inside);
  let p = splat(<f32>1.3354482260677648e-8);
  p = plus(times(p, square), splat(<f32>2.060894976337072e-5));
  p = plus(times(p, square), splat(<f32>0.0034955800318880164));
  p = plus(times(p, square), splat(<f32>0.13381018842406875));
  p = plus(times(p, square), splat(<f32>0.9999999794666142));
  let q = splat(<f32>7.77648384517494e-7);
  q = plus(times(q, square), splat(<f32>3.2856215861187755e-4));
  q = plus(times(q, square), splat(<f32>0.025876951444003184));
  q = plus(times(q, square), splat(<f32>0.46714334438747146));
  q = plus(times(q, square), splat(<f32>1));
  return over(times(inside, p), q);
}

/** p·x + c, one step of Horner's rule */
// @ts-ignore: decorator
@inline
function step(p: v128, x: v128, c: v128): v128 {
  return plus(times(p, x), c);
}

/** tanh of the eight numbers at this place, in place: constants are fetched once for both vectors, and neither waits. */
// @ts-ignore: decorator
@inline
export function hyperbolicTangentOfEight(at: usize): void {
  const x = limited(v128.load(at));
  const y = limited(v128.load(at, 16));
  const xx = times(x, x);
  const yy = times(y, y);
  let c = splat(<f32>1.3354482260677648e-8);
  let px = c;
  let py = c;
  c = splat(<f32>2.060894976337072e-5);
  px = step(px, xx, c);
  py = step(py, yy, c);
  c = splat(<f32>0.0034955800318880164);
  px = step(px, xx, c);
  py = step(py, yy, c);
  c = splat(<f32>0.13381018842406875);
  px = step(px, xx, c);
  py = step(py, yy, c);
  c = splat(<f32>0.9999999794666142);
  px = step(px, xx, c);
  py = step(py, yy, c);
  c = splat(<f32>7.77648384517494e-7);
  let qx = c;
  let qy = c;
  c = splat(<f32>3.2856215861187755e-4);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  c = splat(<f32>0.025876951444003184);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  c = splat(<f32>0.46714334438747146);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  c = splat(1);
  v128.store(at, over(times(x, px), step(qx, xx, c)));
  v128.store(at, over(times(y, py), step(qy, yy, c)), 16);
}

/** σ(x) = ½ + ½·tanh(x/2) */
// @ts-ignore: decorator
@inline
export function logisticSigmoid(x: v128): v128 {
  return moved(hyperbolicTangent(times(splat(0.5), x)));
}

/** arctan x, as in ../../math/arc-tangent.ts */
// @ts-ignore: decorator
@inline
export function arcTangent(x: v128): v128 {
  const size = f32x4.abs(x);
  const isHigh = f32x4.gt(size, splat(<f32>2.414213562373095));
  const isMiddle = f32x4.gt(size, splat(<f32>0.41421356237309503));
  const turned = v128.bitselect(
    splat(<f32>1.5707963267948966),
    v128.and(splat(<f32>0.7853981633974483), isMiddle),
    isHigh,
  );
  const middleAbove = v128.bitselect(minus(size, splat(1)), size, isMiddle);
  const middleBelow = v128.bitselect(plus(size, splat(1)), splat(1), isMiddle);
  const t = over(
    v128.bitselect(splat(-1), middleAbove, isHigh),
    v128.bitselect(size, middleBelow, isHigh),
  );
  const square = times(t, t);
  let sum = splat(<f32>(1.0 / 17.0));
  sum = plus(times(sum, square), splat(<f32>(-1.0 / 15.0)));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 13.0)));
  sum = plus(times(sum, square), splat(<f32>(-1.0 / 11.0)));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 9.0)));
  sum = plus(times(sum, square), splat(<f32>(-1.0 / 7.0)));
  sum = plus(times(sum, square), splat(<f32>(1.0 / 5.0)));
  sum = plus(times(sum, square), splat(<f32>(-1.0 / 3.0)));
  sum = plus(times(sum, square), splat(1));
  const angle = plus(turned, times(t, sum));
  return v128.bitselect(f32x4.neg(angle), angle, f32x4.lt(x, splat(0)));
}

/**
 * The four gates of an LSTM, this far from each other, in place: σ, σ, tanh, σ. Together, since so each constant is
 * fetched once, and no quotient waits for another.
 */
// @ts-ignore: decorator
@inline
export function answerOfFourGates(at: usize, gate: usize): void {
  const half = splat(0.5);
  const w = limited(times(half, v128.load(at)));
  const x = limited(times(half, v128.load(at + gate)));
  const y = limited(v128.load(at + 2 * gate));
  const z = limited(times(half, v128.load(at + 3 * gate)));
  const ww = times(w, w);
  const xx = times(x, x);
  const yy = times(y, y);
  const zz = times(z, z);
  let c = splat(<f32>1.3354482260677648e-8);
  let pw = c;
  let px = c;
  let py = c;
  let pz = c;
  c = splat(<f32>2.060894976337072e-5);
  pw = step(pw, ww, c);
  px = step(px, xx, c);
  py = step(py, yy, c);
  pz = step(pz, zz, c);
  c = splat(<f32>0.0034955800318880164);
  pw = step(pw, ww, c);
  px = step(px, xx, c);
  py = step(py, yy, c);
  pz = step(pz, zz, c);
  c = splat(<f32>0.13381018842406875);
  pw = step(pw, ww, c);
  px = step(px, xx, c);
  py = step(py, yy, c);
  pz = step(pz, zz, c);
  c = splat(<f32>0.9999999794666142);
  pw = times(w, step(pw, ww, c));
  px = times(x, step(px, xx, c));
  py = times(y, step(py, yy, c));
  pz = times(z, step(pz, zz, c));
  c = splat(<f32>7.77648384517494e-7);
  let qw = c;
  let qx = c;
  let qy = c;
  let qz = c;
  c = splat(<f32>3.2856215861187755e-4);
  qw = step(qw, ww, c);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  qz = step(qz, zz, c);
  c = splat(<f32>0.025876951444003184);
  qw = step(qw, ww, c);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  qz = step(qz, zz, c);
  c = splat(<f32>0.46714334438747146);
  qw = step(qw, ww, c);
  qx = step(qx, xx, c);
  qy = step(qy, yy, c);
  qz = step(qz, zz, c);
  c = splat(1);
  v128.store(at, moved(over(pw, step(qw, ww, c))));
  v128.store(at + gate, moved(over(px, step(qx, xx, c))));
  v128.store(at + 2 * gate, over(py, step(qy, yy, c)));
  v128.store(at + 3 * gate, moved(over(pz, step(qz, zz, c))));
}

/** σ(x) = ½ + ½·tanh(x/2), from the tangent */
// @ts-ignore: decorator
@inline
function moved(tangent: v128): v128 {
  return plus(splat(0.5), times(splat(0.5), tangent));
}
