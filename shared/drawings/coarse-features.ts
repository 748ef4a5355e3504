import type { Features } from '#shared/engine/index.ts';
import { SIDE } from './drawing.ts';

/**
 * Drawings as sets of numbers to compare: the mean ink in squares of `cell` pixels, so that a stroke a pixel further to the
 * right is still near. drawings of [28 × 28] → [drawings, (28 ÷ cell)²]. `cell` divides 28.
 */
export function coarseFeatures(drawings: readonly ArrayLike<number>[], cell: number): Features {
  const cells = SIDE / cell;
  const columns = cells * cells;
  const values = new Float32Array(drawings.length * columns);
  drawings.forEach((ink, row) => {
    for (let place = 0; place < SIDE * SIDE; place++) {
      const [x, y] = [place % SIDE, Math.floor(place / SIDE)];
      const square = Math.floor(y / cell) * cells + Math.floor(x / cell);
      values[row * columns + square] += ink[place] / (cell * cell);
    }
  });
  return { values, columns };
}
