import type { Random } from '#shared/engine/index.ts';
import type { Drawing } from './drawing.ts';
import { withStroke } from './stroke-width.ts';

/** How far a drawing may be changed, either way. */
export interface AugmentOptions {
  /** Pixels. Default 2.5. */
  readonly shift?: number;
  /** The tangent of half the angle, so that no sine is needed: the default is that of 6°, for ±12°. */
  readonly turn?: number;
  /** Default 0.12, that is 12 %. */
  readonly scale?: number;
  /** 1 makes strokes a pixel thicker on each side, or thinner. Default 0.5. */
  readonly stroke?: number;
}

const TANGENT_OF_6_DEGREES = 0.10510423526567646;

/**
 * The same drawing as somebody else might have made it: moved, turned, scaled, with another pen. A network that sees a
 * few drawings in many ways learns what does not matter. Simard et al. 2003.
 */
export function augment(drawing: Drawing, random: Random, options: AugmentOptions = {}): Drawing {
  const movement = movementBy(random, options);
  return withStroke(move(drawing, movement), within(options.stroke ?? 0.5, random));
}

/** How a drawing is turned, scaled and moved, drawn by lot. */
export function movementBy(random: Random, options: AugmentOptions): Movement {
  const { shift = 2.5, turn = TANGENT_OF_6_DEGREES, scale = 0.12 } = options;
  const t = within(turn, random); // tan(angle/2)
  return {
    cosine: (1 - t * t) / (1 + t * t),
    sine: (2 * t) / (1 + t * t),
    scale: 1 + within(scale, random),
    right: within(shift, random),
    down: within(shift, random),
  };
}

function within(most: number, random: Random): number {
  return most * (2 * random.uniform() - 1);
}

interface Movement {
  readonly cosine: number;
  readonly sine: number;
  readonly scale: number;
  /** Pixels. */
  readonly right: number;
  readonly down: number;
}

/** Turned and scaled about the middle, then moved: each pixel asks for the place that it comes from. */
function move({ ink: from, side }: Drawing, { cosine, sine, scale, right, down }: Movement): Drawing {
  const middle = (side - 1) / 2;
  const ink = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const y = (row - middle - down) / scale;
    for (let column = 0; column < side; column++) {
      const x = (column - middle - right) / scale;
      ink[row * side + column] = inkOf(
        from,
        side,
        middle + cosine * x + sine * y,
        middle - sine * x + cosine * y,
      );
    }
  }
  return { ink, side };
}

/** The same as inkAt, without a closure for each pixel: this is what augmenting spends its time on. */
function inkOf(ink: Float32Array, side: number, x: number, y: number): number {
  if (x <= -1 || y <= -1 || x >= side || y >= side) return 0;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const at = top * side + left;
  const [hasLeft, hasRight, hasTop, hasBelow] = [left >= 0, left + 1 < side, top >= 0, top + 1 < side];
  const above =
    (hasLeft && hasTop ? ink[at] : 0) * (1 - right) + (hasRight && hasTop ? ink[at + 1] : 0) * right;
  const below =
    (hasLeft && hasBelow ? ink[at + side] : 0) * (1 - right) +
    (hasRight && hasBelow ? ink[at + side + 1] : 0) * right;
  return above * (1 - down) + below * down;
}
