import { bytes, minus, plus, splat, times } from './vector';

/** into[j] = Σ_i from[i, j] */
export function sumRows(from: i32, into: i32, rows: i32, columns: i32, stride: i32): void {
  for (let j = 0; j < columns; j += 4) {
    let sum = splat(0);
    for (let i = 0; i < rows; i++) sum = plus(sum, v128.load(bytes(from + i * stride + j)));
    v128.store(bytes(into + j), sum);
  }
}

/** into[j, i] = from[i, j], in squares of four by four */
export function transpose(from: i32, fromRow: i32, into: i32, intoRow: i32, rows: i32, columns: i32): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = 0;
    for (; j + 4 <= columns; j += 4) square(from + i * fromRow + j, fromRow, into + j * intoRow + i, intoRow);
    for (; j < columns; j++) {
      for (let k = i; k < i + 4; k++) copy(from + k * fromRow + j, into + j * intoRow + k);
    }
  }
  for (; i < rows; i++) {
    for (let j = 0; j < columns; j++) copy(from + i * fromRow + j, into + j * intoRow + i);
  }
}

// @ts-ignore: decorator
@inline
function copy(from: i32, into: i32): void {
  store<f32>(bytes(into), load<f32>(bytes(from)));
}

/** Pairs first, then pairs of pairs. */
// @ts-ignore: decorator
@inline
function square(from: i32, fromRow: i32, into: i32, intoRow: i32): void {
  const r0 = v128.load(bytes(from));
  const r1 = v128.load(bytes(from + fromRow));
  const r2 = v128.load(bytes(from + 2 * fromRow));
  const r3 = v128.load(bytes(from + 3 * fromRow));
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(bytes(into), v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(bytes(into + intoRow), v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(bytes(into + 2 * intoRow), v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(bytes(into + 3 * intoRow), v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}

/** x ← (x − offset)·scale on every row */
export function normalize(x: i32, offset: i32, scale: i32, rows: i32, stride: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < stride; j += 4) {
      const at = bytes(x + i * stride + j);
      const moved = minus(v128.load(at), v128.load(bytes(offset + j)));
      v128.store(at, times(moved, v128.load(bytes(scale + j))));
    }
  }
}

/** into ← into + from, row by row */
export function add(from: i32, fromStride: i32, into: i32, intoStride: i32, rows: i32, count: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < count; j += 4) {
      const at = bytes(into + i * intoStride + j);
      v128.store(at, plus(v128.load(at), v128.load(bytes(from + i * fromStride + j))));
    }
  }
}
