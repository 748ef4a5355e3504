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

/** Keeps the first lanes that still belong to a row of `columns`, from column j on; the others become 0. */
// @ts-ignore: decorator
@inline
export function insideRow(value: v128, j: i32, columns: i32): v128 {
  if (j + 4 <= columns) return value;
  return v128.and(value, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(columns - j)));
}
