import { FileError } from './file-error.ts';
import { FILE_LIMITS } from './file-limits.ts';
import type { NamedFile } from './packing.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function isPicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || isJpeg(bytes);
}

/** Reads a PNG's or JPEG's size from its header, before anything is unpacked; refuses what is too large or cut off. */
export function checkPicture({ name, bytes }: NamedFile): PictureSize {
  const size = isPng(bytes) ? pngSize(bytes) : jpegSize(bytes);
  if (!size) throw new FileError(name, { code: 'picture-cut-off' });
  const { width, height } = size;
  if (width * height > FILE_LIMITS.pixels) {
    throw new FileError(name, { code: 'picture-too-large', width, height, most: FILE_LIMITS.pixels });
  }
  if (isComplete(bytes)) return size;
  throw new FileError(name, { code: 'picture-cut-off' });
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** The first chunk is the header: width and height stand behind its name. */
function pngSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 24) return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** From segment to segment until a start of frame: marker, length, precision, height, width. */
function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (isStartOfFrame(bytes[at + 1]))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** A PNG ends with a chunk of its own, a JPEG with a marker; cameras write a little behind it. */
function isComplete(bytes: Uint8Array): boolean {
  const mark = isPng(bytes) ? [0x49, 0x45, 0x4e, 0x44] : [0xff, 0xd9];
  for (let at = bytes.length - mark.length; at >= Math.max(0, bytes.length - TAIL); at--) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const TAIL = 4096;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
