import { FileError } from './file-error.ts';
import { checkCount, type Bytes } from './idx.ts';
import type { NamedFile } from './packing.ts';

const MAGIC = '\x93NUMPY';
/** The header ends where the numbers begin, on a multiple of this. */
const ALIGNMENT = 64;

/**
 * An array of bytes that numpy saved: the magic word, a version, the length of the header, a header that is a Python
 * dictionary, then the numbers, row after row.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function parseNpy({ name, bytes }: NamedFile): Bytes {
  if (!isNpy(bytes)) throw new FileError(name, { code: 'unknown-kind' });
  const [start, length] = headerOf({ name, bytes });
  const header = latin(bytes.subarray(start, start + length));
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? '?';
  if (type !== '|u1') throw new FileError(name, { code: 'not-bytes', type });
  if (!/'fortran_order':\s*False/.test(header)) throw new FileError(name, { code: 'not-row-after-row' });
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? [];
  const values = bytes.subarray(start + length);
  checkCount(name, shape, values.length);
  return { shape, values };
}

export function isNpy(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

export function writeNpy({ shape, values }: Bytes): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const said = `{'descr': '|u1', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = Math.ceil((MAGIC.length + 4 + said.length + 1) / ALIGNMENT) * ALIGNMENT;
  const length = start - MAGIC.length - 4;
  const word = MAGIC + '\x01\x00' + String.fromCharCode(length % 256, length >> 8);
  const bytes = new Uint8Array(start + values.length);
  bytes.set(Uint8Array.from(word + said.padEnd(length - 1) + '\n', (letter) => letter.charCodeAt(0)));
  bytes.set(values, start);
  return bytes;
}

/** Where the header begins, and how long it is. */
function headerOf({ name, bytes }: NamedFile): readonly [start: number, length: number] {
  if (bytes.length < 12) throw new FileError(name, { code: 'cut-header' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  if (bytes.length < start + length) throw new FileError(name, { code: 'cut-header' });
  return [start, length];
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
