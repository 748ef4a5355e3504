/** A square picture: ink from 0 (paper) to 1 in each pixel, row after row. */
export interface Drawing {
  readonly ink: Float32Array;
  /** Pixels along an edge. */
  readonly side: number;
}

/** Pixels along the edge of what networks are given, as in MNIST. LeCun et al. 1998. */
export const SIDE = 28;

/** Throws where the ink is not a square. */
export function drawingOf(ink: Float32Array): Drawing {
  const side = Math.sqrt(ink.length);
  if (Number.isInteger(side) && side > 0) return { ink, side };
  throw new Error(`A drawing has a square number of pixels, not ${ink.length}.`);
}

/**
 * The ink at a place between pixels, from the four around it (bilinear); outside there is none. The middle of the first
 * pixel is at (0, 0).
 */
export function inkAt({ ink, side }: Drawing, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const pixel = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= side || row >= side ? 0 : ink[row * side + column];
  const above = pixel(left, top) * (1 - right) + pixel(left + 1, top) * right;
  const below = pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right;
  return above * (1 - down) + below * down;
}
