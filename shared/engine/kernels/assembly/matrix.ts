import { bytes, minus, plus, splat, times } from './vector';

/** What every sum of four columns starts from. */
// @ts-ignore: decorator
@inline
function startOf(start: i32, offset: i32): v128 {
  return start == 0 ? splat(0) : v128.load(bytes(start + offset));
}

/**
 * C[i, j] = start[i, j] + Σₖ A[i, k]·B[k, j], in tiles of 4 rows by 8 columns: eight sums stay in registers, and each
 * number that is loaded is used several times. Every sum is still taken in the order of k, one term after another.
 */
// prettier-ignore
export function multiply(
  a: i32, aLine: i32, aRow: i32, aGroup: i32, aTerm: i32,
  b: i32, bGroup: i32, bTerm: i32,
  c: i32, cLine: i32, cRow: i32,
  start: i32, startLine: i32, startRow: i32,
  lines: i32, rows: i32, groups: i32, terms: i32, columns: i32,
): void {
  for (let line = 0; line < lines; line++) {
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      band(4, a + i * aRow, aRow, aGroup, aTerm, b, bGroup, bTerm, c + i * cRow, cRow,
        start == 0 ? 0 : start + i * startRow, startRow, groups, terms, columns);
    }
    const left = rows - i;
    const aAt = a + i * aRow;
    const cAt = c + i * cRow;
    const startAt = start == 0 ? 0 : start + i * startRow;
    if (left == 3) {
      band(3, aAt, aRow, aGroup, aTerm, b, bGroup, bTerm, cAt, cRow, startAt, startRow, groups, terms, columns);
    } else if (left == 2) {
      band(2, aAt, aRow, aGroup, aTerm, b, bGroup, bTerm, cAt, cRow, startAt, startRow, groups, terms, columns);
    } else if (left == 1) {
      band(1, aAt, aRow, aGroup, aTerm, b, bGroup, bTerm, cAt, cRow, startAt, startRow, groups, terms, columns);
    }
    a += aLine;
    c += cLine;
    start = start == 0 ? 0 : start + startLine;
  }
}

/** All columns of up to four rows. */
// prettier-ignore
// @ts-ignore: decorator
@inline
function band(
  height: i32, a: i32, aRow: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, cRow: i32, start: i32, startRow: i32, groups: i32, terms: i32, columns: i32,
): void {
  let j = 0;
  for (; j + 4 < columns; j += 8) {
    tile(height, true, a, aRow, aGroup, aTerm, b + j, bGroup, bTerm, c + j, cRow, start, startRow, j, groups, terms);
  }
  if (j < columns) {
    tile(height, false, a, aRow, aGroup, aTerm, b + j, bGroup, bTerm, c + j, cRow, start, startRow, j, groups, terms);
  }
}

/**
 * `height` rows by 8 columns, or by 4 if not wide. Both are constants where it is called, so that the compiler leaves
 * out what does not apply, and each size becomes a loop of its own.
 */
// prettier-ignore
// @ts-ignore: decorator
@inline
function tile(
  height: i32, wide: bool, a: i32, aRow: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, cRow: i32, start: i32, startRow: i32, j: i32, groups: i32, terms: i32,
): void {
  let c00 = startOf(start, j);
  let c01 = wide ? startOf(start, j + 4) : splat(0);
  let c10 = height > 1 ? startOf(start, startRow + j) : splat(0);
  let c11 = height > 1 && wide ? startOf(start, startRow + j + 4) : splat(0);
  let c20 = height > 2 ? startOf(start, 2 * startRow + j) : splat(0);
  let c21 = height > 2 && wide ? startOf(start, 2 * startRow + j + 4) : splat(0);
  let c30 = height > 3 ? startOf(start, 3 * startRow + j) : splat(0);
  let c31 = height > 3 && wide ? startOf(start, 3 * startRow + j + 4) : splat(0);
  const a1 = bytes(aRow);
  const a2 = bytes(2 * aRow);
  const a3 = bytes(3 * aRow);
  const aStep = bytes(aTerm);
  const bStep = bytes(bTerm);
  for (let group = 0; group < groups; group++) {
    let aAt = bytes(a + group * aGroup);
    let bAt = bytes(b + group * bGroup);
    for (let k = 0; k < terms; k++) {
      const b0 = v128.load(bAt);
      const b1 = wide ? v128.load(bAt, 16) : splat(0);
      let x = v128.load32_splat(aAt);
      c00 = plus(c00, times(x, b0));
      if (wide) c01 = plus(c01, times(x, b1));
      if (height > 1) {
        x = v128.load32_splat(aAt + a1);
        c10 = plus(c10, times(x, b0));
        if (wide) c11 = plus(c11, times(x, b1));
      }
      if (height > 2) {
        x = v128.load32_splat(aAt + a2);
        c20 = plus(c20, times(x, b0));
        if (wide) c21 = plus(c21, times(x, b1));
      }
      if (height > 3) {
        x = v128.load32_splat(aAt + a3);
        c30 = plus(c30, times(x, b0));
        if (wide) c31 = plus(c31, times(x, b1));
      }
      aAt += aStep;
      bAt += bStep;
    }
  }
  const cStep = bytes(cRow);
  let at = bytes(c);
  v128.store(at, c00);
  if (wide) v128.store(at, c01, 16);
  if (height > 1) {
    at += cStep;
    v128.store(at, c10);
    if (wide) v128.store(at, c11, 16);
  }
  if (height > 2) {
    at += cStep;
    v128.store(at, c20);
    if (wide) v128.store(at, c21, 16);
  }
  if (height > 3) {
    at += cStep;
    v128.store(at, c30);
    if (wide) v128.store(at, c31, 16);
  }
}

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
