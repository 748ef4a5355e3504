/**
 * One line of a drawing, from pen down to pen up: x and y by turns, whole numbers from 0 to PAD_UNITS along both edges
 * of the pad, x to the right and y downward.
 */
export type Stroke = readonly number[];

export type Strokes = readonly Stroke[];

/** Along an edge of the pad, whatever its size on a screen. */
export const PAD_UNITS = 1024;

/** How thick the pen is on the pad: 2.7 % of its side. */
export const PEN_UNITS = 28;

export function pointCountOf(strokes: Strokes): number {
  return strokes.reduce((sum, { length }) => sum + length / 2, 0);
}
