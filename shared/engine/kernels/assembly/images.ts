import { atLeast, bytes, plus, splat } from './vector';

/** Pixel by pixel, from one layout to another */
export function copy(
  from: i32,
  fromStride: i32,
  fromLine: i32,
  fromPixel: i32,
  into: i32,
  intoStride: i32,
  intoLine: i32,
  intoPixel: i32,
  rows: i32,
  lines: i32,
  pixels: i32,
  floats: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      let source = bytes(from + row * fromStride + line * fromLine);
      let target = bytes(into + row * intoStride + line * intoLine);
      if (floats == 1) {
        for (let pixel = 0; pixel < pixels; pixel++) {
          store<f32>(target, load<f32>(source));
          source += bytes(fromPixel);
          target += bytes(intoPixel);
        }
        continue;
      }
      for (let pixel = 0; pixel < pixels; pixel++) {
        let i = 0;
        for (; i + 4 <= floats; i += 4) v128.store(target + bytes(i), v128.load(source + bytes(i)));
        for (; i < floats; i++) store<f32>(target + bytes(i), load<f32>(source + bytes(i)));
        source += bytes(fromPixel);
        target += bytes(intoPixel);
      }
    }
  }
}

/** small = the largest pixel of each block */
// prettier-ignore
export function maxOfBlocks(
  large: i32, largeStride: i32, largeLine: i32, small: i32, smallStride: i32, smallLine: i32,
  rows: i32, lines: i32, pixels: i32, pixel: i32, size: i32, _largeDelta: i32, _smallDelta: i32,
): void {
  const step = bytes(pixel);
  const block = <usize>size * step;
  const down = bytes(largeLine);
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      let from = bytes(large + row * largeStride + line * size * largeLine);
      let to = bytes(small + row * smallStride + line * smallLine);
      for (let at = 0; at < pixels; at++) {
        for (let i: usize = 0; i < step; i += 16) {
          v128.store(to + i, size == 2 ? largestOfFour(from + i, step, down) : largestOf(from + i, step, down, size));
        }
        from += block;
        to += step;
      }
    }
  }
}

/** Of the usual block, 2×2, without a loop. */
// @ts-ignore: decorator
@inline
function largestOfFour(first: usize, step: usize, down: usize): v128 {
  const above = atLeast(v128.load(first), v128.load(first + step));
  return atLeast(atLeast(above, v128.load(first + down)), v128.load(first + down + step));
}

function largestOf(first: usize, step: usize, down: usize, size: i32): v128 {
  let largest = v128.load(first);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) largest = atLeast(largest, v128.load(first + <usize>x * step));
    first += down;
  }
  return largest;
}

/** δ goes to the first pixel that was the largest, 0 to the others */
// prettier-ignore
export function maxOfBlocksBack(
  large: i32, largeStride: i32, largeLine: i32, small: i32, smallStride: i32, smallLine: i32,
  rows: i32, lines: i32, pixels: i32, pixel: i32, size: i32, largeDelta: i32, smallDelta: i32,
): void {
  const step = bytes(pixel);
  const block = <usize>size * step;
  const down = bytes(largeLine);
  const toLargeDelta = bytes(largeDelta) - bytes(large);
  const toSmallDelta = bytes(smallDelta) - bytes(small);
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      let to = bytes(large + row * largeStride + line * size * largeLine);
      let from = bytes(small + row * smallStride + line * smallLine);
      for (let at = 0; at < pixels; at++) {
        for (let i: usize = 0; i < step; i += 16) {
          const largest = v128.load(from + i);
          let delta = v128.load(from + i + toSmallDelta);
          let first = to + i;
          if (size == 2) {
            delta = handTo(first, toLargeDelta, largest, delta);
            delta = handTo(first + step, toLargeDelta, largest, delta);
            delta = handTo(first + down, toLargeDelta, largest, delta);
            handTo(first + down + step, toLargeDelta, largest, delta);
          } else {
            for (let y = 0; y < size; y++) {
              for (let x = 0; x < size; x++) delta = handTo(first + <usize>x * step, toLargeDelta, largest, delta);
              first += down;
            }
          }
        }
        to += block;
        from += step;
      }
    }
  }
}

/** Where this pixel was the largest it takes δ, and nothing is left for those that follow. */
// @ts-ignore: decorator
@inline
function handTo(pixel: usize, toDelta: usize, largest: v128, delta: v128): v128 {
  const isLargest = f32x4.eq(v128.load(pixel), largest);
  v128.store(pixel + toDelta, v128.and(delta, isLargest));
  return v128.andnot(delta, isLargest);
}

/** Every pixel of a block = its small pixel */
export function fillBlocks(
  large: i32,
  largeStride: i32,
  largeLine: i32,
  small: i32,
  smallStride: i32,
  smallLine: i32,
  rows: i32,
  lines: i32,
  pixels: i32,
  pixel: i32,
  size: i32,
  _largeDelta: i32,
  _smallDelta: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      const to = large + row * largeStride + line * size * largeLine;
      const from = small + row * smallStride + line * smallLine;
      for (let at = 0; at < pixels; at++) {
        for (let i = 0; i < pixel; i += 4) {
          const value = v128.load(bytes(from + at * pixel + i));
          const first = to + at * size * pixel + i;
          for (let y = 0; y < size; y++) {
            for (let x = 0; x < size; x++) v128.store(bytes(first + y * largeLine + x * pixel), value);
          }
        }
      }
    }
  }
}

/** small δ = Σ δ of the block, line by line */
export function sumBlocks(
  _large: i32,
  largeStride: i32,
  largeLine: i32,
  _small: i32,
  smallStride: i32,
  smallLine: i32,
  rows: i32,
  lines: i32,
  pixels: i32,
  pixel: i32,
  size: i32,
  largeDelta: i32,
  smallDelta: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < lines; line++) {
      const from = largeDelta + row * largeStride + line * size * largeLine;
      const to = smallDelta + row * smallStride + line * smallLine;
      for (let at = 0; at < pixels; at++) {
        for (let i = 0; i < pixel; i += 4) {
          const first = from + at * size * pixel + i;
          let sum = splat(0);
          for (let y = 0; y < size; y++) {
            for (let x = 0; x < size; x++)
              sum = plus(sum, v128.load(bytes(first + y * largeLine + x * pixel)));
          }
          v128.store(bytes(to + at * pixel + i), sum);
        }
      }
    }
  }
}
