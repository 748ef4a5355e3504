import { SIDE } from '#shared/drawings/drawing.ts';
import type { WindowSum } from './window-sum.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The pixel that is shown first: on the drawing's edge, where there is ink and paper, and one whose rounded products add
 * up to the rounded sum, so that whoever adds them gets what is written.
 */
export function fittingPlace(
  input: ArrayLike<number>,
  sumAt: (row: number, column: number) => WindowSum,
): Place {
  let fallback: Place | undefined;
  for (let row = SIDE - 3; row > 1; row--) {
    for (let column = 2; column < SIDE - 2; column++) {
      if (!isEdge(input, row, column)) continue;
      fallback ??= { row, column };
      const { products, sum } = sumAt(row, column);
      const added = products.reduce((total, product) => total + rounded(product), 0);
      if (Math.abs(rounded(added) - rounded(sum)) < 0.005 && sum > 0.2) return { row, column };
    }
  }
  return fallback ?? { row: SIDE / 2, column: SIDE / 2 };
}

function isEdge(input: ArrayLike<number>, row: number, column: number): boolean {
  const at = (down: number): number => input[(row + down) * SIDE + column]!;
  return at(-1) > 0.6 && at(0) > 0.3 && at(1) < 0.2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
