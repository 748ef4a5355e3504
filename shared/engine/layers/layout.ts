import { padded } from '../kernels/arena.ts';
import { type Shape, sizeOf } from './shape.ts';

/**
 * Where the numbers of one example lie: lines of pixels of floats. A vector is one pixel; a sequence has a line per
 * step. Pixels are padded to four floats, so that they can be computed as vectors, and an image may have a border of
 * zeros, so that a window may look over the edge.
 */
export interface Layout {
  readonly lines: number;
  readonly pixels: number;
  readonly floats: number;
  /** Floats from one to the next. */
  readonly line: number;
  readonly pixel: number;
  /** Floats from one example to the next. */
  readonly stride: number;
  /** From an example's begin to its first pixel. */
  readonly origin: number;
}

export function layoutOf(shape: Shape, border = 0): Layout {
  switch (shape.kind) {
    case 'vector':
      return blocks(1, 1, shape.units, 0);
    case 'sequence':
      return blocks(shape.steps, 1, shape.features, 0);
    case 'image':
      return blocks(shape.height, shape.width, shape.channels, border);
  }
}

/** All numbers of an example side by side, as data sets have them. */
export function tightLayout(shape: Shape): Layout {
  return blocks(1, 1, sizeOf(shape), 0);
}

/** The place of the n-th number of an example, from its begin. */
export function placeOf(layout: Layout, index: number): number {
  const pixel = Math.floor(index / layout.floats);
  const line = Math.floor(pixel / layout.pixels);
  return (
    layout.origin + line * layout.line + (pixel % layout.pixels) * layout.pixel + (index % layout.floats)
  );
}

function blocks(lines: number, pixels: number, floats: number, border: number): Layout {
  const pixel = padded(floats);
  const line = (pixels + 2 * border) * pixel;
  const stride = (lines + 2 * border) * line;
  return { lines, pixels, floats, pixel, line, stride, origin: border * (line + pixel) };
}
