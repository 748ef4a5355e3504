import { STOPS, type Stop } from '../game/stops.ts';
import { POINTS_LIMITS } from './limits.ts';
import type { BeliefGrid, Point } from './state.ts';

const { side } = POINTS_LIMITS;
const CELLS = side * side;
/** In cells: a stroke that cuts a corner by less leaves that cell out. */
const STROKE_STEP = 0.1;

/** Who has painted nothing says ½ of everything. */
export const unpainted: BeliefGrid = '2'.repeat(CELLS);

/** The cell that `point` lies in, from the upper left. */
export function cellOf({ x, y }: Point): number {
  const column = Math.min(side - 1, Math.floor(((x + 1) / 2) * side));
  const row = Math.min(side - 1, Math.floor(((1 - y) / 2) * side));
  return row * side + column;
}

/** The cells that a straight stroke passes, in its order: a finger is quicker than its events. */
export function cellsAlong(from: Point, to: Point): readonly number[] {
  const steps = Math.max(1, Math.ceil((Math.hypot(to.x - from.x, to.y - from.y) * side) / 2 / STROKE_STEP));
  const places = Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps;
    return cellOf({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
  });
  return [...new Set(places)];
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
