/**
 * Where a field on a square grid has the value `level`: pieces of line [x₁, y₁, x₂, y₂, …] in grid units.
 * Marching squares; a saddle is cut by the cell's mean.
 */
export function isoLine(field: Float32Array, side: number, level: number): number[] {
  const pieces: number[] = [];
  for (let y = 0; y < side - 1; y++)
    for (let x = 0; x < side - 1; x++) {
      const cell = y * side + x;
      const a = field[cell]! - level;
      const b = field[cell + 1]! - level;
      const c = field[cell + side + 1]! - level;
      const d = field[cell + side]! - level;
      const corners = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (corners === 0 || corners === 15) continue;
      cut(pieces, x, y, a, b, c, d, corners);
    }
  return pieces;
}

/** Edges of a cell: 0 top, 1 right, 2 bottom, 3 left. For each pattern of corners, the edges that a line joins. */
const JOINS: readonly (readonly number[])[] = [
  [],
  [3, 0],
  [0, 1],
  [3, 1],
  [1, 2],
  [3, 0, 1, 2],
  [0, 2],
  [3, 2],
  [2, 3],
  [2, 0],
  [0, 1, 2, 3],
  [2, 1],
  [1, 3],
  [1, 0],
  [0, 3],
  [],
];

/** The values at a cell's corners, clockwise from the upper left. */
function cut(
  pieces: number[],
  x: number,
  y: number,
  a: number,
  b: number,
  c: number,
  d: number,
  corners: number,
): void {
  const isSaddle = corners === 5 || corners === 10;
  const joins = JOINS[isSaddle && a + b + c + d > 0 ? 15 - corners : corners]!;
  for (const edge of joins) {
    const along = crossing(edge, a, b, c, d);
    const isAcross = edge === 0 || edge === 2;
    pieces.push(x + (isAcross ? along : edge === 1 ? 1 : 0), y + (isAcross ? (edge === 2 ? 1 : 0) : along));
  }
}

/** How far along the edge, from its left or its upper end, the value is 0. */
function crossing(edge: number, a: number, b: number, c: number, d: number): number {
  switch (edge) {
    case 0:
      return a / (a - b);
    case 1:
      return b / (b - c);
    case 2:
      return d / (d - c);
    default:
      return a / (a - d);
  }
}
