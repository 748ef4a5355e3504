import type { ImageShape } from '../layers/shape.ts';
import { slidingOf } from '../layers/sliding.ts';
import type { PlannedLayer } from '../plan.ts';
import type { Conv2dSpec, ConvTranspose2dSpec, MaxPoolSpec, UpsampleSpec } from '../spec.ts';
import type { Wiring } from './wiring.ts';

type SlidingSpec = Conv2dSpec | ConvTranspose2dSpec;

/** Along one side of an image: a pixel that is met, and the place of the window that lies on it. */
type Meeting = readonly [pixel: number, tap: number];
type Meetings = (spec: SlidingSpec, from: number, side: number) => readonly Meeting[];

/** The larger image's pixels under the window of a small one: large = small·stride − padding + tap. */
const inLarge: Meetings = (spec, small, side) => {
  const { size, stride, padding } = slidingOf(spec);
  return taps(size, (tap) => small * stride - padding + tap, side);
};

/** The smaller image's pixels whose windows cover a large one, in their order. */
const inSmall: Meetings = (spec, large, side) => {
  const { size, stride, padding } = slidingOf(spec);
  return taps(size, (tap) => (large + padding - tap) / stride, side).toReversed();
};

function taps(size: number, pixelOf: (tap: number) => number, side: number): Meeting[] {
  return Array.from({ length: size }, (_, tap) => [pixelOf(tap), tap] as const).filter(
    ([pixel]) => Number.isInteger(pixel) && pixel >= 0 && pixel < side,
  );
}

/** z[y, x] = b + Σ over the window, line by line. */
export const conv2dWiring: Wiring = { into: windowInto(inLarge), from: windowFrom(inSmall) };

/** The other way round: a large pixel sums over the small ones whose windows cover it. */
export const convTranspose2dWiring: Wiring = { into: windowInto(inSmall), from: windowFrom(inLarge) };

/** Of the block's pixels the largest is handed on. */
export const maxPoolWiring: Wiring = {
  into: ({ spec, input, output }, index) =>
    blockOf((spec as MaxPoolSpec).size, { few: output, many: input }, index).map((pixel) => ({
      input: pixel,
      output: index,
    })),
  from: ({ spec, input, output }, index) =>
    ownerOf((spec as MaxPoolSpec).size, { few: output, many: input }, index).map((pixel) => ({
      input: index,
      output: pixel,
    })),
};

/** Each pixel is handed on to a whole block. */
export const upsampleWiring: Wiring = {
  into: ({ spec, input, output }, index) =>
    ownerOf((spec as UpsampleSpec).factor, { few: input, many: output }, index).map((pixel) => ({
      input: pixel,
      output: index,
    })),
  from: ({ spec, input, output }, index) =>
    blockOf((spec as UpsampleSpec).factor, { few: input, many: output }, index).map((pixel) => ({
      input: index,
      output: pixel,
    })),
};

function windowInto(meetings: Meetings): Wiring['into'] {
  return (layer, output) => {
    const { spec, input } = layer as { spec: SlidingSpec; input: ImageShape };
    const { y, x, channel: filter } = pixelAt(layer.output as ImageShape, output);
    return meetings(spec, y, input.height).flatMap(([line, down]) =>
      meetings(spec, x, input.width).flatMap(([column, across]) =>
        Array.from({ length: input.channels }, (_, channel) => ({
          input: indexAt(input, line, column, channel),
          output,
          place: weightPlace(layer, { down, across, channel, filter }),
        })),
      ),
    );
  };
}

function windowFrom(meetings: Meetings): Wiring['from'] {
  return (layer, input) => {
    const { spec, output } = layer as { spec: SlidingSpec; output: ImageShape };
    const { y, x, channel } = pixelAt(layer.input as ImageShape, input);
    return meetings(spec, y, output.height).flatMap(([line, down]) =>
      meetings(spec, x, output.width).flatMap(([column, across]) =>
        Array.from({ length: output.channels }, (_, filter) => ({
          input,
          output: indexAt(output, line, column, filter),
          place: weightPlace(layer, { down, across, channel, filter }),
        })),
      ),
    );
  };
}

interface Tap {
  readonly down: number;
  readonly across: number;
  readonly channel: number;
  readonly filter: number;
}

/** Weights lie as [down, across, channel, filter]. */
function weightPlace(layer: PlannedLayer, { down, across, channel, filter }: Tap): number {
  const { size } = layer.spec as SlidingSpec;
  const { offset, stride } = layer.parameters[0];
  const { channels } = layer.input as ImageShape;
  return offset + ((down * size + across) * channels + channel) * stride + filter;
}

interface Images {
  readonly few: PlannedLayer['input'];
  readonly many: PlannedLayer['input'];
}

/** The numbers of the large image in the block that belongs to a number of the small one. */
function blockOf(size: number, { few, many }: Images, index: number): number[] {
  const { y, x, channel } = pixelAt(few as ImageShape, index);
  return Array.from({ length: size * size }, (_, place) =>
    indexAt(many as ImageShape, y * size + Math.floor(place / size), x * size + (place % size), channel),
  );
}

/** The number of the small image whose block holds a number of the large one; none at an edge that is left over. */
function ownerOf(size: number, { few, many }: Images, index: number): number[] {
  const { y, x, channel } = pixelAt(many as ImageShape, index);
  const small = few as ImageShape;
  const [line, column] = [Math.floor(y / size), Math.floor(x / size)];
  return line < small.height && column < small.width ? [indexAt(small, line, column, channel)] : [];
}

function pixelAt({ width, channels }: ImageShape, index: number): { y: number; x: number; channel: number } {
  const pixel = Math.floor(index / channels);
  return { y: Math.floor(pixel / width), x: pixel % width, channel: index % channels };
}

function indexAt({ width, channels }: ImageShape, y: number, x: number, channel: number): number {
  return (y * width + x) * channels + channel;
}
