import { FileError } from './file-error.ts';
import type { NamedFile } from './packing.ts';

/** Whole numbers from 0 to 255 in a block of any number of dimensions. */
export interface Bytes {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const UNSIGNED_BYTES = 8;

/**
 * An unpacked IDX file: two zeros, the type of number, the number of dimensions, each dimension as a big-endian u32, then
 * the numbers. http://yann.lecun.com/exdb/mnist
 */
export function parseIdx({ name, bytes }: NamedFile): Bytes {
  if (!isIdx(bytes)) throw new FileError(name, { code: 'unknown-kind' });
  if (bytes[2] !== UNSIGNED_BYTES) throw new FileError(name, { code: 'not-bytes', type: `${bytes[2]}` });
  const start = 4 + 4 * bytes[3];
  if (bytes.length < start) throw new FileError(name, { code: 'cut-header' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: bytes[3] }, (_, axis) => view.getUint32(4 + 4 * axis));
  checkCount(name, shape, bytes.length - start);
  return { shape, values: bytes.subarray(start) };
}

export function isIdx(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[3] >= 1 && bytes[3] <= 4;
}

export function writeIdx({ shape, values }: Bytes): Uint8Array {
  const start = 4 + 4 * shape.length;
  const bytes = new Uint8Array(start + values.length);
  bytes.set([0, 0, UNSIGNED_BYTES, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((size, axis) => view.setUint32(4 + 4 * axis, size));
  bytes.set(values, start);
  return bytes;
}

/** What a header says, against what follows it. */
export function checkCount(name: string, shape: readonly number[], held: number): void {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (held === expected) return;
  const [count, side, width] = shape;
  if (shape.length === 3 && side === width && side > 0) {
    throw new FileError(name, { code: 'wrong-count', count, side, held: Math.floor(held / (side * side)) });
  }
  throw new FileError(name, { code: 'wrong-length', shape: shape.join('×'), expected, held });
}
