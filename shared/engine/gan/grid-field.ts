import type { Belief } from './field-climber.ts';

/**
 * Belief on the square [−1, 1]² between the middles of a grid's cells: bilinear, flat beyond the outermost middles. `levels`
 * row by row from the upper left, `side` in each row.
 */
export function gridField(levels: ArrayLike<number>, side: number): Belief {
  const at = (row: number, column: number): number => levels[row * side + column];
  return (example, slope) => {
    const across = betweenMiddles(example[0], side);
    const down = betweenMiddles(-example[1], side);
    const upper = mix(at(down.cell, across.cell), at(down.cell, across.next), across.share);
    const lower = mix(at(down.next, across.cell), at(down.next, across.next), across.share);
    const left = mix(at(down.cell, across.cell), at(down.next, across.cell), down.share);
    const right = mix(at(down.cell, across.next), at(down.next, across.next), down.share);
    slope[0] = ((right - left) * side) / 2;
    slope[1] = ((upper - lower) * side) / 2;
    return mix(upper, lower, down.share);
  };
}

/** Between which cells' middles a coordinate from −1 to 1 lies, and how far on. */
function betweenMiddles(coordinate: number, side: number): { cell: number; next: number; share: number } {
  const place = Math.min(side - 1, Math.max(0, ((coordinate + 1) / 2) * side - 0.5));
  const cell = Math.min(side - 2, Math.floor(place));
  return { cell, next: cell + 1, share: place - cell };
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
