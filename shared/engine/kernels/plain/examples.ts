import type { Arena } from '../arena.ts';
import type { Gathering } from '../kernels.ts';

/** The next examples in order, row by row into a batch */
export function gather({ floats, integers }: Arena, from: Gathering, rows: number): void {
  const { inputStride, targetStride, steps, order, taken } = from;
  for (let row = 0; row < rows; row++) {
    const example = integers[order + integers[taken] + row];
    copy(floats, from.inputs + example * inputStride, from.input + row * inputStride, inputStride);
    copy(floats, from.targets + example * targetStride, from.target + row * targetStride, targetStride);
    copy(floats, from.weights + example * steps, from.weight + row * steps, steps);
  }
  integers[taken] += rows;
}

function copy(floats: Float32Array, from: number, into: number, count: number): void {
  for (let i = 0; i < count; i++) floats[into + i] = floats[from + i];
}
