import { type Address, type Arena, padded } from '../arena.ts';
import type { Product } from '../product.ts';

const fround = Math.fround;

/** C[i, j] = start[i, j] + Σₖ A[i, k]·B[k, j], for every row i of every line and every term k of every group; then relu, if asked for */
export function multiply(arena: Arena, product: Product, rows: number, terms: number): void {
  const { c, cLine, cRow, lines, columns, isRectified } = product;
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < padded(columns); j++) {
        const sum = sumOfProducts(arena.floats, product, line, i, j, terms);
        arena.floats[c + line * cLine + i * cRow + j] = isRectified && sum < 0 ? 0 : sum;
      }
    }
  }
}

function sumOfProducts(
  floats: Float32Array,
  product: Product,
  line: number,
  i: number,
  j: number,
  terms: number,
): number {
  const { a, aLine, aRow, aGroup, aTerm, b, bGroup, bTerm, start, startLine, startRow, groups } = product;
  const aFrom = a + line * aLine + i * aRow;
  let sum = start === 0 ? 0 : floats[start + line * startLine + i * startRow + j];
  for (let group = 0; group < groups; group++) {
    for (let k = 0; k < terms; k++) {
      const x = floats[aFrom + group * aGroup + k * aTerm];
      sum = fround(sum + fround(x * floats[b + group * bGroup + k * bTerm + j]));
    }
  }
  return sum;
}

/** into[j] = Σ_i from[i, j] */
export function sumRows(
  { floats }: Arena,
  from: Address,
  into: Address,
  rows: number,
  columns: number,
  stride: number,
): void {
  const width = (columns + 3) & ~3;
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum = fround(sum + floats[from + i * stride + j]);
    floats[into + j] = sum;
  }
}

/** into[j, i] = from[i, j] */
export function transpose(
  { floats }: Arena,
  from: Address,
  fromRow: number,
  into: Address,
  intoRow: number,
  rows: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) floats[into + j * intoRow + i] = floats[from + i * fromRow + j];
  }
}

/** x ← (x − offset)·scale on every row */
export function normalize(
  { floats }: Arena,
  x: Address,
  offset: Address,
  scale: Address,
  rows: number,
  stride: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < stride; j++) {
      const at = x + i * stride + j;
      floats[at] = fround(fround(floats[at] - floats[offset + j]) * floats[scale + j]);
    }
  }
}

/** into ← into + from, row by row */
export function add(
  { floats }: Arena,
  from: Address,
  fromStride: number,
  into: Address,
  intoStride: number,
  rows: number,
  count: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < count; j++) {
      const at = into + i * intoStride + j;
      floats[at] = fround(floats[at] + floats[from + i * fromStride + j]);
    }
  }
}
