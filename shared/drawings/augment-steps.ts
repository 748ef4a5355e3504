import type { Random } from '#shared/engine/index.ts';
import { type AugmentOptions, movementBy } from './augment.ts';
import { FEATURES } from './stroke-steps.ts';

/** A pixel of a centred drawing, where its longer edge of 20 pixels reaches from −1 to 1. */
export const PIXEL = 0.1;

/** The same as `augment`, of a drawing that is read: [steps, FEATURES] → the same points moved, turned and scaled together. */
export function augmentSteps(
  steps: ArrayLike<number>,
  random: Random,
  options: AugmentOptions = {},
): Float32Array {
  const { cosine, sine, scale, right, down } = movementBy(random, options);
  const moved = Float32Array.from(steps);
  for (let at = 0; at < moved.length; at += FEATURES) {
    const [x, y, dx, dy] = moved.subarray(at, at + 4);
    moved[at] = scale * (cosine * x - sine * y) + right * PIXEL;
    moved[at + 1] = scale * (sine * x + cosine * y) + down * PIXEL;
    moved[at + 2] = scale * (cosine * dx - sine * dy);
    moved[at + 3] = scale * (sine * dx + cosine * dy);
  }
  return moved;
}
