import { type Drawing, inkAt, SIDE } from './drawing.ts';

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
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = middle.x + (column + 0.5 - side / 2) * step;
      const y = middle.y + (row + 0.5 - side / 2) * step;
      ink[row * side + column] = meanInk(drawing, x, y, step);
    }
  }
  return { ink, side };
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

/** A large drawing is not left out between the pixels: the mean of as many places as one pixel here covers there. */
function meanInk(drawing: Drawing, x: number, y: number, step: number): number {
  const count = Math.max(1, Math.ceil(step));
  let sum = 0;
  for (let index = 0; index < count * count; index++) {
    const right = (((index % count) + 0.5) / count - 0.5) * step;
    const down = ((Math.floor(index / count) + 0.5) / count - 0.5) * step;
    sum += inkAt(drawing, x + right - 0.5, y + down - 0.5);
  }
  return sum / (count * count);
}
