import { bytes } from './vector';

/** The next examples in order, row by row into a batch */
// prettier-ignore
export function gather(
  inputs: i32, inputStride: i32, targets: i32, targetStride: i32, weights: i32, steps: i32,
  order: i32, taken: i32, input: i32, target: i32, weight: i32, rows: i32,
): void {
  const first = load<i32>(bytes(taken));
  for (let row = 0; row < rows; row++) {
    const example = load<i32>(bytes(order + first + row));
    copy(inputs + example * inputStride, input + row * inputStride, inputStride);
    copy(targets + example * targetStride, target + row * targetStride, targetStride);
    for (let step = 0; step < steps; step++) {
      store<f32>(bytes(weight + row * steps + step), load<f32>(bytes(weights + example * steps + step)));
    }
  }
  store<i32>(bytes(taken), first + rows);
}

// @ts-ignore: decorator
@inline
function copy(from: i32, into: i32, count: i32): void {
  const to = bytes(into) - bytes(from);
  const end = bytes(from + count);
  for (let at = bytes(from); at < end; at += 16) v128.store(at + to, v128.load(at));
}
