import { type Drawing, SIDE } from './drawing.ts';

export interface CentreOptions {
  /** Pixels that the longer edge of the drawing takes. Default 20. */
  readonly size?: number;
  /** Pixels along the edge of the result. Default 28. */
  readonly side?: number;
  /** Less ink than this is paper. Default 0.1. */
  readonly threshold?: number;
}

/**
 * Crops a drawing to what is drawn, scales that to a common size and puts it into the middle: where and how large
 * somebody drew should not matter. The shape is kept; an empty sheet stays empty.
 */
export function centre(drawing: Drawing, options: CentreOptions = {}): Drawing {
  const { size = 20, side = SIDE, threshold = 0.1 } = options;
  const ink = new Float32Array(side * side);
  const box = boundsOf(drawing, threshold);
  if (!box) return { ink, side };
  const step = Math.max(box.right - box.left, box.bottom - box.top) / size; // pixels there for a pixel here
  const across = mixesOf({ middle: (box.left + box.right) / 2, step, side, from: drawing.side });
  const down = mixesOf({ middle: (box.top + box.bottom) / 2, step, side, from: drawing.side });
  const rows = new Float64Array(drawing.side * side);
  for (let row = 0; row < drawing.side; row++)
    for (let column = 0; column < side; column++)
      rows[row * side + column] = mixed(drawing.ink, across, column, {
        first: row * drawing.side,
        stride: 1,
      });
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      ink[row * side + column] = mixed(rows, down, row, { first: column, stride: side });
  return { ink, side };
}

/** What each pixel along an edge of the result is mixed from: pixels from `first` on, and as many weights. */
interface Mixes {
  readonly first: Int32Array;
  /** [side, taps] */
  readonly weights: Float64Array;
  readonly taps: number;
}

/**
 * A large drawing is not left out between the pixels: a pixel is the mean of as many places as it covers there, each
 * between two pixels (linear). Outside there is no ink. A row and a column are mixed alike, one after the other.
 */
function mixesOf(edge: { middle: number; step: number; side: number; from: number }): Mixes {
  const { middle, step, side, from } = edge;
  const count = Math.max(1, Math.ceil(step));
  const taps = count + 2;
  const first = new Int32Array(side);
  const weights = new Float64Array(side * taps);
  for (let pixel = 0; pixel < side; pixel++) {
    const begin = middle + (pixel - side / 2) * step - 0.5;
    first[pixel] = Math.floor(begin);
    for (let place = 0; place < count; place++) {
      const at = begin + ((place + 0.5) / count) * step;
      const left = Math.floor(at);
      for (const [index, share] of [
        [left, left + 1 - at],
        [left + 1, at - left],
      ] as const)
        if (index >= 0 && index < from) weights[pixel * taps + index - first[pixel]] += share / count;
    }
  }
  return { first, weights, taps };
}

function mixed(
  values: Float32Array | Float64Array,
  { first, weights, taps }: Mixes,
  pixel: number,
  line: { first: number; stride: number },
): number {
  let sum = 0;
  for (let tap = 0; tap < taps; tap++) {
    const weight = weights[pixel * taps + tap];
    if (weight !== 0) sum += weight * values[line.first + (first[pixel] + tap) * line.stride];
  }
  return sum;
}

/** Edges of pixels, not their middles. */
interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boundsOf({ ink, side }: Drawing, threshold: number): Bounds | null {
  let [left, right, top, bottom] = [side, 0, side, 0];
  ink.forEach((value, index) => {
    if (value < threshold) return;
    const [column, row] = [index % side, Math.floor(index / side)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
  });
  return right > left ? { left, right, top, bottom } : null;
}
