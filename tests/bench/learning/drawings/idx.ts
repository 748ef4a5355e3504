import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Whole numbers from 0 to 255 in a block of any number of dimensions. */
export interface Bytes {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const UNSIGNED_BYTES = 8;

/**
 * Reads an IDX file, packed by gzip or not: two zeros, the type of number, the number of dimensions, each dimension as
 * a big-endian u32, then the numbers. http://yann.lecun.com/exdb/mnist
 */
export function readIdx(path: string): Bytes {
  return parseIdx(path, readFileSync(path));
}

export function parseIdx(name: string, file: Uint8Array): Bytes {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? unpack(name, file) : file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0) {
    throw new Error(`${name} is not an IDX file: it should begin with two zeros.`);
  }
  if (bytes[2] !== UNSIGNED_BYTES) {
    throw new Error(`${name} should hold unsigned bytes (type 8), but its type is ${bytes[2]}.`);
  }
  const start = 4 + 4 * bytes[3];
  if (bytes.length < start) throw new Error(`${name} ends within its header.`);
  const shape = Array.from({ length: bytes[3] }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== start + count) {
    const came = `${bytes.length - start}`;
    throw new Error(`${name} should hold ${shape.join('×')} = ${count} numbers, but holds ${came}.`);
  }
  return { shape, values: bytes.subarray(start) };
}

function unpack(name: string, file: Uint8Array): Uint8Array {
  try {
    return gunzipSync(file);
  } catch (error) {
    throw new Error(`${name} cannot be unpacked: ${(error as Error).message}.`, { cause: error });
  }
}
