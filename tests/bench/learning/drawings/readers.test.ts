import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { generateDrawings } from './generated-drawings.ts';
import { parseIdx } from './idx.ts';
import { parseNpy } from './npy.ts';

const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);

function npy(header: string, ...values: number[]): Uint8Array {
  const padded = header.padEnd(118) + '\n';
  const word = Uint8Array.from('\x93NUMPY', (letter) => letter.charCodeAt(0));
  return Uint8Array.of(...word, 1, 0, padded.length, 0, ...new TextEncoder().encode(padded), ...values);
}

describe('an IDX file', () => {
  test('is read, packed or not', () => {
    for (const file of [idx, gzipSync(idx)]) {
      const { shape, values } = parseIdx('a', file);
      expect([shape, Array.from(values)]).toEqual([
        [2, 3],
        [1, 2, 3, 4, 5, 6],
      ]);
    }
  });

  test('that is none, is of another type or is cut off is refused in words', () => {
    expect(() => parseIdx('a', Uint8Array.of(1, 2, 3, 4))).toThrow('a is not an IDX file');
    expect(() => parseIdx('a', idx.with(2, 13))).toThrow('its type is 13');
    expect(() => parseIdx('a', idx.subarray(0, 6))).toThrow('ends within its header');
    expect(() => parseIdx('a', idx.subarray(0, 15))).toThrow('2×3 = 6 numbers, but holds 3');
    expect(() => parseIdx('a', gzipSync(idx).subarray(0, 12))).toThrow('a cannot be unpacked');
  });
});

describe('a numpy file', () => {
  const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }";

  test('of bytes is read', () => {
    const { shape, values } = parseNpy('a', npy(header, 9, 8, 7, 6));
    expect([shape, Array.from(values)]).toEqual([
      [2, 2],
      [9, 8, 7, 6],
    ]);
  });

  test('that is none, holds something else or is cut off is refused in words', () => {
    expect(() => parseNpy('a', idx)).toThrow('a is not a numpy file');
    expect(() => parseNpy('a', npy(header.replace('|u1', '<f4')))).toThrow('but holds <f4');
    expect(() => parseNpy('a', npy(header.replace('False', 'True')))).toThrow('row after row');
    expect(() => parseNpy('a', npy(header, 1))).toThrow('2×2 = 4 numbers, but holds 1');
  });
});

test('generated drawings are the same every time, and each has ink', () => {
  const { digits, sketches } = generateDrawings();
  expect(digits).toHaveLength(10);
  expect(sketches).toHaveLength(4);
  const drawings = [...digits, ...sketches].flatMap((subject) => subject.drawings);
  expect(drawings.every(({ ink }) => ink.some((value) => value > 0.5))).toBe(true);
});
