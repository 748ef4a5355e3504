import { centre } from '../../drawings/centre.ts';
import { drawingOf } from '../../drawings/drawing.ts';
import { packInk } from './ink.ts';
import type { PackedInk } from './state.ts';

/** A network's drawing on the way that everybody's drawings take: cropped, brought to the middle, in sixteen levels. */
export function judgedInk(ink: Float32Array): PackedInk {
  return inLevels(centre(drawingOf(ink)).ink);
}

/** The second part of the way, of what is in the middle already. */
export function inLevels(ink: Float32Array): PackedInk {
  return packInk(ink.map((value) => 255 * value));
}
