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
export function multiply(
  a: i32, aLine: i32, aRow: i32, aGroup: i32, aTerm: i32,
  b: i32, bGroup: i32, bTerm: i32,
  c: i32, cLine: i32, cRow: i32,
  start: i32, startLine: i32, startRow: i32,
  lines: i32, rows: i32, groups: i32, terms: i32, columns: i32,
): void {
  const width = (columns + 3) & ~3;
  for (let line = 0; line < lines; line++) {
    const aBase = a + line * aLine;
    const cBase = c + line * cLine;
    const startBase = start == 0 ? 0 : start + line * startLine;
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      let j = 0;
      const aAt = aBase + i * aRow;
      const cAt = cBase + i * cRow;
      const startAt = startBase + i * startRow;
      const startFrom = start == 0 ? 0 : startAt;
      for (; j + 8 <= width; j += 8) {
        fourByEight(aAt, aRow, aGroup, aTerm, b + j, bGroup, bTerm, cAt + j, cRow, startFrom, startRow, j, groups, terms);
      }
      if (j < width) {
        fourByFour(aAt, aRow, aGroup, aTerm, b + j, bGroup, bTerm, cAt + j, cRow, startFrom, startRow, j, groups, terms);
      }
    }
    for (; i < rows; i++) {
      const aAt = aBase + i * aRow;
      const cAt = cBase + i * cRow;
      const startFrom = start == 0 ? 0 : startBase + i * startRow;
      let j = 0;
      for (; j + 8 <= width; j += 8) {
        oneByEight(aAt, aGroup, aTerm, b + j, bGroup, bTerm, cAt + j, startFrom, j, groups, terms);
      }
      if (j < width) oneByFour(aAt, aGroup, aTerm, b + j, bGroup, bTerm, cAt + j, startFrom, j, groups, terms);
    }
  }
}

// @ts-ignore: decorator
@inline
function fourByEight(
  a: i32, aRow: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, cRow: i32, start: i32, startRow: i32, j: i32, groups: i32, terms: i32,
): void {
  let c00 = startOf(start, j);
  let c01 = startOf(start, j + 4);
  let c10 = startOf(start, startRow + j);
  let c11 = startOf(start, startRow + j + 4);
  let c20 = startOf(start, 2 * startRow + j);
  let c21 = startOf(start, 2 * startRow + j + 4);
  let c30 = startOf(start, 3 * startRow + j);
  let c31 = startOf(start, 3 * startRow + j + 4);
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
      const b1 = v128.load(bAt, 16);
      let x = v128.load32_splat(aAt);
      c00 = plus(c00, times(x, b0));
      c01 = plus(c01, times(x, b1));
      x = v128.load32_splat(aAt + a1);
      c10 = plus(c10, times(x, b0));
      c11 = plus(c11, times(x, b1));
      x = v128.load32_splat(aAt + a2);
      c20 = plus(c20, times(x, b0));
      c21 = plus(c21, times(x, b1));
      x = v128.load32_splat(aAt + a3);
      c30 = plus(c30, times(x, b0));
      c31 = plus(c31, times(x, b1));
      aAt += aStep;
      bAt += bStep;
    }
  }
  let at = bytes(c);
  const cStep = bytes(cRow);
  v128.store(at, c00);
  v128.store(at, c01, 16);
  at += cStep;
  v128.store(at, c10);
  v128.store(at, c11, 16);
  at += cStep;
  v128.store(at, c20);
  v128.store(at, c21, 16);
  at += cStep;
  v128.store(at, c30);
  v128.store(at, c31, 16);
}

// @ts-ignore: decorator
@inline
function fourByFour(
  a: i32, aRow: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, cRow: i32, start: i32, startRow: i32, j: i32, groups: i32, terms: i32,
): void {
  let c0 = startOf(start, j);
  let c1 = startOf(start, startRow + j);
  let c2 = startOf(start, 2 * startRow + j);
  let c3 = startOf(start, 3 * startRow + j);
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
      c0 = plus(c0, times(v128.load32_splat(aAt), b0));
      c1 = plus(c1, times(v128.load32_splat(aAt + a1), b0));
      c2 = plus(c2, times(v128.load32_splat(aAt + a2), b0));
      c3 = plus(c3, times(v128.load32_splat(aAt + a3), b0));
      aAt += aStep;
      bAt += bStep;
    }
  }
  let at = bytes(c);
  const cStep = bytes(cRow);
  v128.store(at, c0);
  at += cStep;
  v128.store(at, c1);
  at += cStep;
  v128.store(at, c2);
  at += cStep;
  v128.store(at, c3);
}

// @ts-ignore: decorator
@inline
function oneByEight(
  a: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, start: i32, j: i32, groups: i32, terms: i32,
): void {
  let c0 = startOf(start, j);
  let c1 = startOf(start, j + 4);
  const aStep = bytes(aTerm);
  const bStep = bytes(bTerm);
  for (let group = 0; group < groups; group++) {
    let aAt = bytes(a + group * aGroup);
    let bAt = bytes(b + group * bGroup);
    for (let k = 0; k < terms; k++) {
      const x = v128.load32_splat(aAt);
      c0 = plus(c0, times(x, v128.load(bAt)));
      c1 = plus(c1, times(x, v128.load(bAt, 16)));
      aAt += aStep;
      bAt += bStep;
    }
  }
  v128.store(bytes(c), c0);
  v128.store(bytes(c), c1, 16);
}

// @ts-ignore: decorator
@inline
function oneByFour(
  a: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, start: i32, j: i32, groups: i32, terms: i32,
): void {
  let c0 = startOf(start, j);
  const aStep = bytes(aTerm);
  const bStep = bytes(bTerm);
  for (let group = 0; group < groups; group++) {
    let aAt = bytes(a + group * aGroup);
    let bAt = bytes(b + group * bGroup);
    for (let k = 0; k < terms; k++) {
      c0 = plus(c0, times(v128.load32_splat(aAt), v128.load(bAt)));
      aAt += aStep;
      bAt += bStep;
    }
  }
  v128.store(bytes(c), c0);
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
