import { readFileSync } from 'node:fs';
import type { Bytes } from './idx.ts';

const MAGIC = '\x93NUMPY';

/**
 * Reads an array of bytes that numpy saved: the magic word, a version, the length of the header, a header that is a
 * Python dictionary, then the numbers, row after row.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function readNpy(path: string): Bytes {
  return parseNpy(path, readFileSync(path));
}

export function parseNpy(name: string, bytes: Uint8Array): Bytes {
  if (latin(bytes.subarray(0, 6)) !== MAGIC) throw new Error(`${name} is not a numpy file.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  const header = latin(bytes.subarray(start, start + length));
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  if (type !== '|u1') throw new Error(`${name} should hold unsigned bytes (|u1), but holds ${type}.`);
  if (!/'fortran_order':\s*False/.test(header)) throw new Error(`${name} should be stored row after row.`);
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? [];
  const values = bytes.subarray(start + length);
  const count = shape.reduce((product, size) => product * size, 1);
  if (values.length === count) return { shape, values };
  throw new Error(`${name} should hold ${shape.join('×')} = ${count} numbers, but holds ${values.length}.`);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
