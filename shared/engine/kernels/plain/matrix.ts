import type { Address, Arena } from '../arena.ts';
import type { Product } from '../kernels.ts';

const fround = Math.fround;

/** C[i, j] = start[j] + Σₖ A[i, k]·B[k, j] */
export function multiply(arena: Arena, product: Product, rows: number, terms: number): void {
  const { a, aRow, aTerm, b, bTerm, c, cRow, columns, start } = product;
  const floats = arena.floats;
  const width = (columns + 3) & ~3;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      let sum = start === 0 ? 0 : floats[start + j];
      for (let k = 0; k < terms; k++) {
        sum = fround(sum + fround(floats[a + i * aRow + k * aTerm] * floats[b + k * bTerm + j]));
      }
      floats[c + i * cRow + j] = sum;
    }
  }
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
