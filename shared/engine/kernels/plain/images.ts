import type { Address, Arena } from '../arena.ts';
import type { Blocks, Transfer } from '../kernels.ts';

const fround = Math.fround;

/** Pixel by pixel, from one layout to another. */
export function copy({ floats }: Arena, transfer: Transfer, rows: number): void {
  const { from, fromStride, fromLine, fromPixel, into, intoStride, intoLine, intoPixel } = transfer;
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < transfer.lines; line++) {
      for (let pixel = 0; pixel < transfer.pixels; pixel++) {
        const source = from + row * fromStride + line * fromLine + pixel * fromPixel;
        const target = into + row * intoStride + line * intoLine + pixel * intoPixel;
        for (let i = 0; i < transfer.floats; i++) floats[target + i] = floats[source + i];
      }
    }
  }
}

/** Visits every number of the small image, with the place of its block's first pixel in the large one. */
function eachBlock(blocks: Blocks, rows: number, visit: (small: number, large: number) => void): void {
  const { largeStride, largeLine, smallStride, smallLine, lines, pixels, pixel, size } = blocks;
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      for (let at = 0; at < pixels * pixel; at++) {
        const left = Math.floor(at / pixel) * size * pixel + (at % pixel);
        visit(row * smallStride + line * smallLine + at, row * largeStride + line * size * largeLine + left);
      }
    }
  }
}

/** The largest pixel of each block, in each channel. */
export function maxOfBlocks({ floats }: Arena, blocks: Blocks, rows: number): void {
  const { large, small, largeLine, pixel, size } = blocks;
  eachBlock(blocks, rows, (to, from) => {
    let largest = floats[large + from];
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const value = floats[large + from + y * largeLine + x * pixel];
        if (value > largest) largest = value;
      }
    }
    floats[small + to] = largest;
  });
}

/** δ goes to the first pixel of the block that was the largest; the others get 0. */
export function maxOfBlocksBack(
  { floats }: Arena,
  blocks: Blocks,
  rows: number,
  largeDelta: Address,
  smallDelta: Address,
): void {
  const { large, small, largeLine, pixel, size } = blocks;
  eachBlock(blocks, rows, (from, to) => {
    let delta = floats[smallDelta + from];
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const at = to + y * largeLine + x * pixel;
        const isLargest = floats[large + at] === floats[small + from];
        floats[largeDelta + at] = isLargest ? delta : 0;
        if (isLargest) delta = 0;
      }
    }
  });
}

/** Every pixel of a block = its small pixel. */
export function fillBlocks({ floats }: Arena, blocks: Blocks, rows: number): void {
  const { large, small, largeLine, pixel, size } = blocks;
  eachBlock(blocks, rows, (from, to) => {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) floats[large + to + y * largeLine + x * pixel] = floats[small + from];
    }
  });
}

/** small δ = Σ δ of the block, line by line. */
export function sumBlocks(
  { floats }: Arena,
  blocks: Blocks,
  rows: number,
  largeDelta: Address,
  smallDelta: Address,
): void {
  const { largeLine, pixel, size } = blocks;
  eachBlock(blocks, rows, (to, from) => {
    let sum = 0;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++)
        sum = fround(sum + floats[largeDelta + from + y * largeLine + x * pixel]);
    }
    floats[smallDelta + to] = sum;
  });
}
