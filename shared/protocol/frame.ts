import type { NetworkName } from './network-name.ts';
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
  /** All networks that this page follows: one that is not among them is gone. Absent: nothing new of any. */
  readonly networks?: Readonly<Record<NetworkName, NetworkFrame>>;
}

export interface NetworkFrame {
  readonly metrics: TrainingMetrics;
  /** Present when the client has not got the spec of this run yet. A NetworkSpec of the engine. */
  readonly spec?: unknown;
  /** The curve so far, present with a snapshot or a new run. */
  readonly curve?: readonly CurvePoint[];
  /**
   * Exactly the parameters that training holds, in the plan's order, as of `metrics`. Absent where large ones are not due yet:
   * those that came last stay, and the metrics are ahead of them.
   */
  readonly weights?: Float32Array;
}

/** In the head each network's weights are their count. */
type FrameHead = Omit<Frame, 'networks'> & {
  readonly networks?: Readonly<Record<NetworkName, Omit<NetworkFrame, 'weights'> & { weights?: number }>>;
};

/**
 * Bytes: u32 length of the JSON head, the head in UTF-8 padded with spaces to a multiple of four, then the weights of each
 * network as f32, in the head's order; little endian.
 */
export function encodeFrame(frame: Frame): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(headOf(frame)));
  const headBytes = Math.ceil(head.length / 4) * 4;
  const runs = Object.values(frame.networks ?? {}).flatMap(({ weights }) => weights ?? []);
  const bytes = new Uint8Array(4 + headBytes + runs.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, headBytes, true);
  bytes.fill(0x20, 4, 4 + headBytes);
  bytes.set(head, 4);
  let at = 4 + headBytes;
  for (const { buffer, byteOffset, byteLength } of runs) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

export function decodeFrame(message: ArrayBuffer | Uint8Array): Frame {
  const bytes = message instanceof Uint8Array ? message : new Uint8Array(message);
  const headBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { networks, ...head } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + headBytes)),
  ) as FrameHead;
  if (!networks) return head;
  // A copy: the message may start anywhere in its buffer, and Node's Buffer.slice would not copy.
  const floats = new Float32Array(Uint8Array.from(bytes.subarray(4 + headBytes)).buffer);
  return { ...head, networks: withWeights(networks, floats) };
}

function headOf({ networks, ...rest }: Frame): FrameHead {
  if (!networks) return rest;
  const counted = Object.entries(networks).map(([name, { weights, ...network }]) => [
    name,
    weights ? { ...network, weights: weights.length } : network,
  ]);
  return { ...rest, networks: Object.fromEntries(counted) };
}

function withWeights(
  networks: NonNullable<FrameHead['networks']>,
  floats: Float32Array,
): NonNullable<Frame['networks']> {
  let at = 0;
  const entries = Object.entries(networks).map(([name, { weights: count, ...network }]) => [
    name,
    count === undefined ? network : { ...network, weights: floats.subarray(at, (at += count)) },
  ]);
  return Object.fromEntries(entries);
}
