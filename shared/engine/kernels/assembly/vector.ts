/** Four floats at once, in the words of arithmetic. Addresses count floats, as everywhere in the engine. */

// @ts-ignore: decorator
@inline
export function bytes(address: i32): usize {
  return <usize>address << 2;
}

// @ts-ignore: decorator
@inline
export function splat(value: f32): v128 {
  return f32x4.splat(value);
}

// @ts-ignore: decorator
@inline
export function plus(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

// @ts-ignore: decorator
@inline
export function minus(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function times(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

// @ts-ignore: decorator
@inline
export function over(a: v128, b: v128): v128 {
  return f32x4.div(a, b);
}

/** The larger of both; a NaN in x stays. WebAssembly's own max costs eight times as much, for the sake of −0. */
// @ts-ignore: decorator
@inline
export function atLeast(x: v128, least: v128): v128 {
  return f32x4.pmax(x, least);
}

// @ts-ignore: decorator
@inline
export function larger(x: f32, y: f32): f32 {
  return y > x ? y : x;
}

/** The smaller of both; a NaN in x stays. */
// @ts-ignore: decorator
@inline
export function atMost(x: v128, most: v128): v128 {
  return f32x4.pmin(x, most);
}

/** Keeps the first lanes that still belong to a row of `columns`, from column j on; the others become 0. */
// @ts-ignore: decorator
@inline
export function insideRow(value: v128, j: i32, columns: i32): v128 {
  if (j + 4 <= columns) return value;
  return v128.and(value, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(columns - j)));
}
