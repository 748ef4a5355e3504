import { crc32, deflateSync } from 'node:zlib';

/** Grey values from 0 (black) to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Many square drawings side by side, ink black on white, with a line of grey between. */
export function sheetOf(drawings: readonly Float32Array[], perLine = 10): Picture {
  const side = Math.sqrt(drawings[0].length);
  const cell = side + 2;
  const width = Math.min(perLine, drawings.length) * cell;
  const height = Math.ceil(drawings.length / perLine) * cell;
  const grey = new Uint8Array(width * height).fill(200);
  drawings.forEach((ink, index) => {
    const corner = Math.floor(index / perLine) * cell * width + (index % perLine) * cell;
    ink.forEach((value, place) => {
      const at = corner + (1 + Math.floor(place / side)) * width + 1 + (place % side);
      grey[at] = Math.round(255 * (1 - Math.min(1, Math.max(0, value))));
    });
  });
  return { width, height, grey };
}

/** A grey PNG: signature, header, packed lines (each with a 0 before it: no filter), end. */
export function pngOf({ width, height, grey }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits
  const lines = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++) {
    lines.set(grey.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, name, data, checksum of the last two. */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
