import type { NetworkSpec } from '#shared/engine/index.ts';

/** A network that goes home with somebody: everything that the page without a server needs. */
export interface OfflineNetwork {
  readonly spec: NetworkSpec;
  /** The parameters' bytes, little-endian 32-bit floats, in base64. */
  readonly weights: string;
  readonly classes: readonly string[];
  /** Whether drawings were cropped and centred before it saw them. */
  readonly isCentred: boolean;
  readonly isScrambled: boolean;
  readonly words: {
    readonly title: string;
    readonly said: string;
    readonly clear: string;
    readonly pad: string;
  };
}

/** The id of the element that holds it. */
export const OFFLINE_NETWORK = 'network';

export function toBase64(values: Float32Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function fromBase64(text: string): Float32Array {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}
