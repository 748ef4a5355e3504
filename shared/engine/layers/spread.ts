import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { type Picture, windowSums } from './windows.ts';

/** How a window of size×size slides over the larger of two images. */
export interface Sliding {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

export interface SpreadOptions extends Sliding {
  readonly kernels: Kernels;
  readonly small: Picture;
  readonly large: Picture;
  /** A row that every sum starts from, or 0. */
  readonly bias: Address;
  readonly scratch: (count: number) => Address;
  /** Puts the weights of one place of the window, [small channels, large channels padded], there. */
  readonly placeWeights: (y: number, x: number, into: Address) => void;
}

/**
 * Spreads each pixel of the small image over a window of the large one:
 *
 *     large[Y] = bias + Σ small[y]·weights[Y + padding − y·stride]
 *
 * Large pixels whose Y + padding leaves the same rest by stride see the same weights: for each such phase this is an
 * ordinary window over the small image, with its weights in reverse.
 */
export function spread(options: SpreadOptions): (rows: number) => void {
  const { kernels, small, large, scratch, placeWeights } = options;
  const width = padded(large.floats);
  const windows = phases(options, large.lines, small.lines).flatMap((down) =>
    phases(options, large.pixels, small.pixels).map((across) => {
      const weights = scratch(down.taps.length * across.taps.length * small.floats * width);
      const sums = windowSums(kernels, {
        picture: small,
        first: small.at + down.firstSmall * small.line + across.firstSmall * small.pixel,
        stride: 1,
        down: down.taps.length,
        across: across.taps.length,
        weights,
        columns: large.floats,
        target: large,
        into: large.at + down.firstLarge * large.line + across.firstLarge * large.pixel,
        lines: down.count,
        pixels: across.count,
        intoLine: options.stride * large.line,
        intoPixel: options.stride * large.pixel,
        bias: options.bias,
      });
      return { down, across, weights, sums };
    }),
  );
  return (rows) => {
    for (const { down, across, weights, sums } of windows) {
      let into = weights;
      for (const y of down.taps) {
        for (const x of across.taps) {
          placeWeights(y, x, into);
          into += small.floats * width;
        }
      }
      sums(rows);
    }
  };
}

/** Along one side: the large pixels first, first + stride, … and what they see. */
interface Phase {
  readonly firstLarge: number;
  readonly count: number;
  /** The small pixel that the first one's window begins with; below 0 it lies in the border. */
  readonly firstSmall: number;
  /** Places of the window, in the order of the small pixels. */
  readonly taps: readonly number[];
}

function phases({ size, stride, padding }: Sliding, large: number, small: number): Phase[] {
  return Array.from({ length: stride }, (_, rest) => {
    const firstLarge = (((rest - padding) % stride) + stride) % stride;
    const taps = Array.from(
      { length: Math.ceil((size - rest) / stride) },
      (_, tap) => rest + stride * tap,
    ).reverse();
    const firstSmall = (firstLarge + padding - rest) / stride - (taps.length - 1);
    return { firstLarge, count: Math.ceil((large - firstLarge) / stride), firstSmall, taps };
  }).filter(({ count }) => count > 0 && small > 0);
}

/** Pixels of zeros that spread() reads around the small image. */
export function spreadBorder(sliding: Sliding, large: number, small: number): number {
  return Math.max(
    ...phases(sliding, large, small).map(({ firstSmall, count, taps }) =>
      Math.max(-firstSmall, firstSmall + count - 1 + taps.length - 1 - (small - 1)),
    ),
  );
}
