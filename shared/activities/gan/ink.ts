import { SIDE } from '../../drawings/drawing.ts';
import { base64Of, bytesOfBase64 } from '../draw/base64.ts';
import type { PackedInk } from './state.ts';

const PIXELS = SIDE * SIDE;

/** Between two levels of ink; all items have these sixteen, so that no grey tells who made one. */
const STEP = 17;

/** [28 × 28] bytes of ink → text, two pixels to a byte. */
export function packInk(ink: ArrayLike<number>): PackedInk {
  const bytes = new Uint8Array(PIXELS / 2);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = (levelOf(ink[2 * at]!) << 4) | levelOf(ink[2 * at + 1]!);
  return base64Of(bytes);
}

/** [28 × 28] bytes, 0 for paper and 255 for full ink. */
export function unpackInk(packed: PackedInk): Uint8Array {
  const bytes = bytesOfBase64(packed);
  const ink = new Uint8Array(PIXELS);
  for (let at = 0; at < bytes.length; at++) {
    ink[2 * at] = (bytes[at]! >> 4) * STEP;
    ink[2 * at + 1] = (bytes[at]! & 15) * STEP;
  }
  return ink;
}

/** The same as networks see it: ink from 0 to 1. */
export function inkInput(packed: PackedInk): Float32Array {
  const bytes = unpackInk(packed);
  const ink = new Float32Array(PIXELS);
  for (let at = 0; at < PIXELS; at++) ink[at] = bytes[at]! / 255;
  return ink;
}

/** −127 to 127 for each pixel: a forger's overlay. */
export function packSigned(values: ArrayLike<number>): string {
  return base64Of(Uint8Array.from({ length: PIXELS }, (_, at) => Math.round(values[at]! * 127) + 128));
}

/** From −1 to 1 for each pixel. */
export function unpackSigned(packed: string): Float32Array {
  return Float32Array.from(bytesOfBase64(packed), (byte) => (byte - 128) / 127);
}

function levelOf(byte: number): number {
  return Math.min(15, Math.max(0, Math.round(byte / STEP)));
}
