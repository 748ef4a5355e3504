import type { KernelKind } from '#shared/engine/index.ts';
import { trainingWorks } from '#tests/bench/engine/works.ts';

const ITERATIONS = 200;

/** For each work that trains, what its weights are after 200 iterations: to the last bit, in sixteen digits. */
export function weightsHashes(
  kind: KernelKind,
  names: readonly string[] = trainingWorks.map(({ name }) => name),
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    trainingWorks
      .filter(({ name }) => names.includes(name))
      .map((work) => [work.name, hashOf(work.weightsAfter(kind, ITERATIONS))]),
  );
}

/** FNV-1a over the bytes, in 64 bits. G. Fowler, L. C. Noll, K.-P. Vo: The FNV Non-Cryptographic Hash Algorithm. */
function hashOf(weights: Float32Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
