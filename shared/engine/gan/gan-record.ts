import { EngineError } from '../engine-error.ts';

/** Both players as their trainers' records, and the generator's running average. */
export interface GanRecord {
  readonly generator: Uint8Array;
  readonly discriminator: Uint8Array;
  readonly average: Float32Array;
}

/** 'CKGN' and a version: a record of another version is refused. */
const MAGIC = 0x434b474e;
const VERSION = 1;
const HEAD = 20;

/** Little-endian: magic, version and three lengths in bytes (u32), then the three of them. */
export function writeGanRecord({ generator, discriminator, average }: GanRecord): Uint8Array {
  const averageBytes = new Uint8Array(average.buffer, average.byteOffset, average.byteLength);
  const parts = [generator, discriminator, averageBytes];
  const bytes = new Uint8Array(HEAD + parts.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  [MAGIC, VERSION, ...parts.map(({ length }) => length)].forEach((value, index) =>
    view.setUint32(4 * index, value, true),
  );
  let at = HEAD;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function readGanRecord(bytes: Uint8Array): GanRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || view.getUint32(0, true) !== MAGIC)
    throw bad('These bytes are not a record of a GAN.');
  const version = view.getUint32(4, true);
  if (version !== VERSION) throw bad(`A GAN's record of version ${VERSION} is expected, got ${version}.`);
  const [first, second, third] = [8, 12, 16].map((at) => view.getUint32(at, true));
  const expected = HEAD + first + second + third;
  if (bytes.length !== expected)
    throw bad(`This record of a GAN should have ${expected} bytes, got ${bytes.length}.`);
  const part = (from: number, length: number): Uint8Array => bytes.slice(from, from + length);
  return {
    generator: part(HEAD, first),
    discriminator: part(HEAD + first, second),
    average: new Float32Array(part(HEAD + first + second, third).buffer),
  };
}

function bad(message: string): EngineError {
  return new EngineError('bad-record', message);
}
