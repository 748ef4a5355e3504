import { expected, wholeNumber } from '../expectations.ts';
import type { Blocks } from '../kernels/kernels.ts';
import type { MaxPoolSpec, UpsampleSpec } from '../spec.ts';
import type { LayerKind, Tensor } from './layer.ts';
import { type ImageShape, image, inWords, type Shape } from './shape.ts';

/**
 * Of each block of size×size pixels the largest stays; what is over at the edge is left out.
 *
 *     forward    y = max of the block
 *     backward   δ goes to the pixel that was the largest, 0 to the others
 */
export const maxPool: LayerKind<MaxPoolSpec> = {
  check({ size }, input, where) {
    const { height, width } = imageIn(input, where);
    wholeNumber(`${where}.size`, size, 1, Math.min(height, width));
  },
  outputShape({ size }, input) {
    const { height, width, channels } = input as ImageShape;
    return image(Math.floor(height / size), Math.floor(width / size), channels);
  },
  parameters: () => [],
  connect({ size }, { kernels, input, output }) {
    const blocks = blocksOf(input, output, size);
    return {
      forward: (rows) => kernels.maxOfBlocks(blocks, rows),
      backward(rows) {
        if (input.deltas === 0) return;
        const [large, small] = [input.deltas + input.origin, output.deltas + output.origin];
        kernels.maxOfBlocksBack(blocks, rows, large, small);
      },
    };
  },
};

/**
 * Each pixel becomes factor×factor equal ones.
 *
 *     forward    every pixel of the block = x
 *     backward   ∂L/∂x = Σ δ of the block
 */
export const upsample: LayerKind<UpsampleSpec> = {
  check({ factor }, input, where) {
    imageIn(input, where);
    wholeNumber(`${where}.factor`, factor, 1, 16);
  },
  outputShape({ factor }, input) {
    const { height, width, channels } = input as ImageShape;
    return image(height * factor, width * factor, channels);
  },
  parameters: () => [],
  connect({ factor }, { kernels, input, output }) {
    const blocks = blocksOf(output, input, factor);
    return {
      forward: (rows) => kernels.fillBlocks(blocks, rows),
      backward(rows) {
        if (input.deltas === 0) return;
        const [large, small] = [output.deltas + output.origin, input.deltas + input.origin];
        kernels.sumBlocks(blocks, rows, large, small);
      },
    };
  },
};

/** The input as an image, or an error that says so. */
export function imageIn(input: Shape, where: string): ImageShape {
  if (input.kind === 'image') return input;
  return expected(`${where}'s input`, 'an image', inWords(input));
}

function blocksOf(large: Tensor, small: Tensor, size: number): Blocks {
  return {
    large: large.values + large.origin,
    largeStride: large.stride,
    largeLine: large.line,
    small: small.values + small.origin,
    smallStride: small.stride,
    smallLine: small.line,
    lines: small.lines,
    pixels: small.pixels,
    pixel: small.pixel,
    size,
  };
}
