import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import type { Point } from '#shared/activities/points/state.ts';

const { side } = POINTS_LIMITS;

export interface BeliefSquare {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  /** Of the square; 0 is a dot: nobody can tell. */
  readonly size: number;
  readonly isReal: boolean;
}

/** Of .9 or .1, as a share of its cell. */
const LARGEST = 0.84;
/** Below, it is a dot. */
const LEAST = 0.06;

/** Belief cell by cell as squares whose area is how far it is from ½, in a picture of `size` px. */
export function beliefSquares(field: readonly number[], size: number): readonly BeliefSquare[] {
  const width = size / side;
  return field.map((level, cell) => {
    const lean = Math.abs(level - 0.5) / 0.4;
    const edge = lean < LEAST ? 0 : LARGEST * width * Math.sqrt(Math.min(1, lean));
    const middle = middleOf(cell, size);
    return {
      cell,
      x: middle.x - edge / 2,
      y: middle.y - edge / 2,
      size: edge,
      isReal: level > 0.5,
    };
  });
}

/** In px, from the upper left. */
export function middleOf(cell: number, size: number): Point {
  const width = size / side;
  return { x: ((cell % side) + 0.5) * width, y: (Math.floor(cell / side) + 0.5) * width };
}

export function toPixels({ x, y }: Point, size: number): Point {
  return { x: ((x + 1) / 2) * size, y: ((1 - y) / 2) * size };
}

/** Rounded to thousandths, inside the plane. */
export function fromPixels({ x, y }: Point, size: number): Point {
  const inside = (value: number) => Math.min(1, Math.max(-1, Math.round(value * 1000) / 1000));
  return { x: inside((2 * x) / size - 1), y: inside(1 - (2 * y) / size) };
}
