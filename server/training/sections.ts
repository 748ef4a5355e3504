/** 'CKJB', a version, the length of the head, the head as JSON, then each section after its length. Lengths are u32, little endian. */
const MAGIC = 0x424a4b43;
const VERSION = 2;

export function joinSections(head: unknown, sections: readonly Uint8Array[]): Uint8Array {
  const parts = [Buffer.from(JSON.stringify(head)), ...sections];
  const joined = Buffer.concat([
    u32(MAGIC),
    u32(VERSION),
    ...parts.flatMap((part) => [u32(part.length), part]),
  ]);
  // A Buffer may lie in a shared pool; a checkpoint travels between threads by its own memory.
  return Uint8Array.from(joined);
}

export function splitSections(bytes: Uint8Array): { head: unknown; sections: readonly Uint8Array[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== MAGIC)
    throw new Error('These bytes are not a training checkpoint');
  const version = view.getUint32(4, true);
  if (version !== VERSION)
    throw new Error(`A training checkpoint of version ${VERSION} is expected, this one has ${version}`);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at, true);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [head, ...sections] = parts;
  return { head: JSON.parse(Buffer.from(head!).toString()) as unknown, sections };
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
