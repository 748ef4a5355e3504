import { atLeast, bytes, plus, splat, times } from './vector';

/** What every sum of four columns starts from. */
// @ts-ignore: decorator
@inline
function startOf(start: i32, offset: i32): v128 {
  return start == 0 ? splat(0) : v128.load(bytes(start + offset));
}

/**
 * C[i, j] = start[i, j] + Σₖ A[i, k]·B[k, j], in tiles of 4 rows by 8 columns: eight sums stay in registers, and each
 * number that is loaded is used several times, and relu costs no way through memory of its own. Every sum is still taken in the order of k, one term after another.
 */
// prettier-ignore
export function multiply(
  a: i32, aLine: i32, aRow: i32, aGroup: i32, aTerm: i32,
  b: i32, bGroup: i32, bTerm: i32,
  c: i32, cLine: i32, cRow: i32,
  start: i32, startLine: i32, startRow: i32,
  lines: i32, rows: i32, groups: i32, terms: i32, columns: i32, isRectified: i32,
): void {
  for (let line = 0; line < lines; line++) {
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      band(4, a + i * aRow, aRow, aGroup, aTerm, b, bGroup, bTerm, c + i * cRow, cRow,
        start == 0 ? 0 : start + i * startRow, startRow, groups, terms, columns, isRectified);
    }
    const left = rows - i;
    const aAt = a + i * aRow;
    const cAt = c + i * cRow;
    const startAt = start == 0 ? 0 : start + i * startRow;
    if (left == 3) {
      band(3, aAt, aRow, aGroup, aTerm, b, bGroup, bTerm, cAt, cRow, startAt, startRow, groups, terms, columns, isRectified);
    } else if (left == 2) {
      band(2, aAt, aRow, aGroup, aTerm, b, bGroup, bTerm, cAt, cRow, startAt, startRow, groups, terms, columns, isRectified);
    } else if (left == 1) {
      singleRow(aAt, aGroup, aTerm, b, bGroup, bTerm, cAt, startAt, groups, terms, columns, isRectified);
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
  c: i32, cRow: i32, start: i32, startRow: i32, groups: i32, terms: i32, columns: i32, isRectified: i32,
): void {
  let j = 0;
  for (; j + 4 < columns; j += 8) {
    tile(height, true, a, aRow, aGroup, aTerm, b + j, bGroup, bTerm, c + j, cRow, start, startRow, j, groups, terms, isRectified);
  }
  if (j < columns) {
    tile(height, false, a, aRow, aGroup, aTerm, b + j, bGroup, bTerm, c + j, cRow, start, startRow, j, groups, terms, isRectified);
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
  c: i32, cRow: i32, start: i32, startRow: i32, j: i32, groups: i32, terms: i32, isRectified: i32,
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
  if (isRectified != 0) {
    c00 = atLeast(c00, splat(0));
    if (wide) c01 = atLeast(c01, splat(0));
    if (height > 1) c10 = atLeast(c10, splat(0));
    if (height > 1 && wide) c11 = atLeast(c11, splat(0));
    if (height > 2) c20 = atLeast(c20, splat(0));
    if (height > 2 && wide) c21 = atLeast(c21, splat(0));
    if (height > 3) c30 = atLeast(c30, splat(0));
    if (height > 3 && wide) c31 = atLeast(c31, splat(0));
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

/** All columns of one row: up to sixteen at a time, since each sum has to wait for its own last term. */
// prettier-ignore
// @ts-ignore: decorator
@inline
function singleRow(
  a: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, start: i32, groups: i32, terms: i32, columns: i32, isRectified: i32,
): void {
  let j = 0;
  for (; j + 12 < columns; j += 16) strip(4, a, aGroup, aTerm, b + j, bGroup, bTerm, c + j, start, j, groups, terms, isRectified);
  const left = columns - j;
  if (left > 8) strip(3, a, aGroup, aTerm, b + j, bGroup, bTerm, c + j, start, j, groups, terms, isRectified);
  else if (left > 4) strip(2, a, aGroup, aTerm, b + j, bGroup, bTerm, c + j, start, j, groups, terms, isRectified);
  else if (left > 0) strip(1, a, aGroup, aTerm, b + j, bGroup, bTerm, c + j, start, j, groups, terms, isRectified);
}

/** One row by `width` times four columns; a constant, as in tile. */
// prettier-ignore
// @ts-ignore: decorator
@inline
function strip(
  width: i32, a: i32, aGroup: i32, aTerm: i32, b: i32, bGroup: i32, bTerm: i32,
  c: i32, start: i32, j: i32, groups: i32, terms: i32, isRectified: i32,
): void {
  let c0 = startOf(start, j);
  let c1 = width > 1 ? startOf(start, j + 4) : splat(0);
  let c2 = width > 2 ? startOf(start, j + 8) : splat(0);
  let c3 = width > 3 ? startOf(start, j + 12) : splat(0);
  const aStep = bytes(aTerm);
  const bStep = bytes(bTerm);
  for (let group = 0; group < groups; group++) {
    let aAt = bytes(a + group * aGroup);
    let bAt = bytes(b + group * bGroup);
    for (let k = 0; k < terms; k++) {
      const x = v128.load32_splat(aAt);
      c0 = plus(c0, times(x, v128.load(bAt)));
      if (width > 1) c1 = plus(c1, times(x, v128.load(bAt, 16)));
      if (width > 2) c2 = plus(c2, times(x, v128.load(bAt, 32)));
      if (width > 3) c3 = plus(c3, times(x, v128.load(bAt, 48)));
      aAt += aStep;
      bAt += bStep;
    }
  }
  if (isRectified != 0) {
    c0 = atLeast(c0, splat(0));
    if (width > 1) c1 = atLeast(c1, splat(0));
    if (width > 2) c2 = atLeast(c2, splat(0));
    if (width > 3) c3 = atLeast(c3, splat(0));
  }
  const at = bytes(c);
  v128.store(at, c0);
  if (width > 1) v128.store(at, c1, 16);
  if (width > 2) v128.store(at, c2, 32);
  if (width > 3) v128.store(at, c3, 48);
}
