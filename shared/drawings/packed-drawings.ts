import { SIDE } from './drawing.ts';

/** Many drawings in one run of bytes: for each its label, 1 if it is for the test, then [28 × 28] ink, 0 for paper. */
export interface PackedDrawing {
  readonly label: number;
  readonly isTest: boolean;
  readonly pixels: Uint8Array;
}

const PIXELS = SIDE * SIDE;
const HEAD = 2;
const SIZE = HEAD + PIXELS;

export function packDrawings(drawings: readonly PackedDrawing[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(drawings.length * SIZE);
  drawings.forEach(({ label, isTest, pixels }, index) => {
    bytes[index * SIZE] = label;
    bytes[index * SIZE + 1] = isTest ? 1 : 0;
    bytes.set(pixels, index * SIZE + HEAD);
  });
  return bytes;
}

/** Throws where the bytes are not a whole number of drawings. The pixels are views of the bytes. */
export function unpackDrawings(bytes: Uint8Array): PackedDrawing[] {
  if (bytes.length % SIZE !== 0) {
    throw new Error(`Each packed drawing takes ${SIZE} bytes, which ${bytes.length} are no multiple of.`);
  }
  return Array.from({ length: bytes.length / SIZE }, (_, index) => {
    const start = index * SIZE;
    return {
      label: bytes[start],
      isTest: bytes[start + 1] === 1,
      pixels: bytes.subarray(start + HEAD, start + SIZE),
    };
  });
}
