import { zlibSync } from 'fflate';

/** A grey picture as a PNG file: ink 255 is black, 0 is white paper. https://www.w3.org/TR/png-3 */
export function writePng(ink: Uint8Array, side: number): Uint8Array {
  const lines = new Uint8Array(side * (side + 1)); // each line begins with its filter, 0: none
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      lines[row * (side + 1) + 1 + column] = 255 - ink[row * side + column];
    }
  }
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Uint8Array.of(...bigEndian(side), ...bigEndian(side), 8, 0, 0, 0, 0)), // 8 bits, grey
    chunk('IDAT', zlibSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), content]);
  return joined([bigEndian(content.length), named, bigEndian(checksum(named))]);
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** CRC-32 with the polynomial of PNG, bit by bit. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
