import type { Address } from './arena.ts';

/**
 * C[i, j] = start[i, j] + Σₖ A[i, k]·B[k, j], or f of that for relu: which floats of the arena are A, B and C, in floats from one to the
 * next. The same product serves x·W, xᵀ·δ and δ·Wᵀ.
 *
 * An image needs two strides in each direction. Its rows of pixels are `lines`, each with as many rows i; the rows of
 * a kernel are `groups`, each with as many terms k. A vector is one line and one group.
 */
export interface Product {
  a: Address;
  readonly aLine: number;
  readonly aRow: number;
  readonly aGroup: number;
  readonly aTerm: number;
  b: Address;
  readonly bGroup: number;
  readonly bTerm: number;
  c: Address;
  readonly cLine: number;
  readonly cRow: number;
  /** What the sums start from: 0 is zero; with strides of 0 one row for all, a bias; C itself goes on with a sum. */
  start: Address;
  readonly startLine: number;
  readonly startRow: number;
  readonly lines: number;
  readonly groups: number;
  readonly columns: number;
  /** relu at once, while the sums are at hand: what is below 0 becomes 0. */
  readonly isRectified: boolean;
}

type Needed = 'a' | 'aRow' | 'aTerm' | 'b' | 'bTerm' | 'c' | 'cRow' | 'columns';

/** A product of plain matrices, unless lines, groups or a start are given. */
export function productOf(given: Pick<Product, Needed> & Partial<Product>): Product {
  return {
    a: given.a,
    aLine: given.aLine ?? 0,
    aRow: given.aRow,
    aGroup: given.aGroup ?? 0,
    aTerm: given.aTerm,
    b: given.b,
    bGroup: given.bGroup ?? 0,
    bTerm: given.bTerm,
    c: given.c,
    cLine: given.cLine ?? 0,
    cRow: given.cRow,
    start: given.start ?? 0,
    startLine: given.startLine ?? 0,
    startRow: given.startRow ?? 0,
    lines: given.lines ?? 1,
    groups: given.groups ?? 1,
    columns: given.columns,
    isRectified: given.isRectified ?? false,
  };
}
