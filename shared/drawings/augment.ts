import type { Random } from '#shared/engine/index.ts';
import { type Drawing, inkAt } from './drawing.ts';
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
  const { shift = 2.5, turn = TANGENT_OF_6_DEGREES, scale = 0.12, stroke = 0.5 } = options;
  const within = (most: number): number => most * (2 * random.uniform() - 1);
  const t = within(turn); // tan(angle/2)
  const movement = {
    cosine: (1 - t * t) / (1 + t * t),
    sine: (2 * t) / (1 + t * t),
    scale: 1 + within(scale),
    right: within(shift),
    down: within(shift),
  };
  return withStroke(move(drawing, movement), within(stroke));
}

interface Movement {
  readonly cosine: number;
  readonly sine: number;
  readonly scale: number;
  readonly right: number;
  readonly down: number;
}

/** Turned and scaled about the middle, then moved: each pixel asks for the place that it comes from. */
function move(drawing: Drawing, { cosine, sine, scale, right, down }: Movement): Drawing {
  const { side } = drawing;
  const middle = (side - 1) / 2;
  const ink = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const y = (row - middle - down) / scale;
    for (let column = 0; column < side; column++) {
      const x = (column - middle - right) / scale;
      const place = row * side + column;
      ink[place] = inkAt(drawing, middle + cosine * x + sine * y, middle - sine * x + cosine * y);
    }
  }
  return { ink, side };
}
