import type { CurvePoint, SessionView, TrainingMetrics } from './session-view.ts';

/**
 * One message of state. `base` absent: `view` is the whole view. Otherwise `view` is a merge patch (RFC 7396) to the
 * view with sequence `base` of the same incarnation; a client that has another one asks for a snapshot.
 */
export interface Frame {
  /** Raised by each start of the server on this session. */
  readonly incarnation: number;
  readonly sequence: number;
  readonly base?: number;
  readonly view: SessionView | object;
  readonly network?: NetworkFrame;
}

export interface NetworkFrame {
  readonly metrics: TrainingMetrics;
  /** Present when the client has not got the spec of this run yet. A NetworkSpec of the engine. */
  readonly spec?: unknown;
  /** The curve so far, present with a snapshot or a new run. */
  readonly curve?: readonly CurvePoint[];
  /** Exactly the parameters that training holds, in the plan's order. */
  readonly weights: Float32Array;
}

/** Bytes: u32 length of the JSON head, the head in UTF-8 padded with spaces to a multiple of four, then the weights as f32; little endian. */
export function encodeFrame(frame: Frame): Uint8Array {
  const { network, ...rest } = frame;
  const head = new TextEncoder().encode(
    JSON.stringify(network ? { ...rest, network: { ...network, weights: undefined } } : rest),
  );
  const headBytes = Math.ceil(head.length / 4) * 4;
  const weights = network?.weights ?? new Float32Array(0);
  const bytes = new Uint8Array(4 + headBytes + weights.byteLength);
  new DataView(bytes.buffer).setUint32(0, headBytes, true);
  bytes.fill(0x20, 4, 4 + headBytes);
  bytes.set(head, 4);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), 4 + headBytes);
  return bytes;
}

export function decodeFrame(message: ArrayBuffer | Uint8Array): Frame {
  const bytes = message instanceof Uint8Array ? message : new Uint8Array(message);
  const headBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headBytes))) as Frame;
  if (!head.network) return head;
  // A copy: the message may start anywhere in its buffer, and Node's Buffer.slice would not copy.
  const weights = new Float32Array(Uint8Array.from(bytes.subarray(4 + headBytes)).buffer);
  return { ...head, network: { ...head.network, weights } };
}
