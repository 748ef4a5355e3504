/**
 * As much of Protocol Buffers as a model needs: a message is a row of fields, each a number, a kind and a value. The
 * first byte of a field is number·8 + kind (more bytes for numbers from 16 on).
 *
 *     kind 0   varint: a whole number, seven bits a byte, the lowest first; the top bit says that more follow
 *     kind 2   a length as varint, then so many bytes: text, raw bytes, or a message within
 *     kind 5   four bytes: a float
 *
 * https://protobuf.dev/programming-guides/encoding
 */
export type Field = readonly Uint8Array[];

const VARINT = 0;
const LENGTH = 2;
const FLOAT = 5;

/** value: a whole number from 0 */
export function integer(number: number, value: number): Field {
  return [varint(number * 8 + VARINT), varint(value)];
}

export function float(number: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [varint(number * 8 + FLOAT), bytes];
}

export function raw(number: number, bytes: Uint8Array): Field {
  return [varint(number * 8 + LENGTH), varint(bytes.length), bytes];
}

export function text(number: number, value: string): Field {
  return raw(number, new TextEncoder().encode(value));
}

/** A message within a message. */
export function nested(number: number, ...fields: readonly Field[]): Field {
  return raw(number, message(...fields));
}

/** All fields one after another. */
export function message(...fields: readonly Field[]): Uint8Array {
  const parts = fields.flat();
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}
