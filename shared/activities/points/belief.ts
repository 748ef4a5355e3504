import { STOPS, type Stop } from '../game/stops.ts';
import { POINTS_LIMITS } from './limits.ts';
import type { BeliefGrid, Point } from './state.ts';

const { side } = POINTS_LIMITS;
const CELLS = side * side;

/** Who has painted nothing says ½ of everything. */
export const unpainted: BeliefGrid = '2'.repeat(CELLS);

/** The cell that `point` lies in, from the upper left. */
export function cellOf({ x, y }: Point): number {
  const column = Math.min(side - 1, Math.floor(((x + 1) / 2) * side));
  const row = Math.min(side - 1, Math.floor(((1 - y) / 2) * side));
  return row * side + column;
}

/** The middles of all cells, from the upper left. */
export function cellMiddles(): readonly Point[] {
  return Array.from({ length: CELLS }, (_, cell) => ({
    x: (2 * ((cell % side) + 0.5)) / side - 1,
    y: 1 - (2 * (Math.floor(cell / side) + 0.5)) / side,
  }));
}

/** A detective's bet that a point is real. */
export function stopAt(grid: BeliefGrid, point: Point): Stop {
  return STOPS[Number(grid[cellOf(point)])]!;
}

/** `grid` with one cell painted. */
export function painted(grid: BeliefGrid, cell: number, stop: number): BeliefGrid {
  return `${grid.slice(0, cell)}${stop}${grid.slice(cell + 1)}`;
}

/** The class's belief, from 0 to 1, cell by cell: the mean over its detectives; ½ without any. */
export function fieldOf(grids: readonly BeliefGrid[]): readonly number[] {
  return Array.from({ length: CELLS }, (_, cell) => {
    if (grids.length === 0) return 0.5;
    const sum = grids.reduce((total, grid) => total + STOPS[Number(grid[cell])]!, 0);
    return sum / grids.length / 100;
  });
}
