import { bytesOfBase64 } from './base64.ts';
import type { KernelKind, Kernels } from './kernels.ts';
import { plainKernels } from './plain.ts';
import { simdBinary } from './simd-binary.ts';
import { simdKernels, type SimdExports } from './simd.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/** Compiled once, and instantiated with a memory of its own for each arena. */
let compiled: WasmModule | null = null;

/**
 * The kernels, with a fresh arena of their own. 'simd' falls back to 'plain' where WebAssembly SIMD is missing:
 * the results are the same, bit for bit.
 */
export async function loadKernels(kind: KernelKind = 'simd'): Promise<Kernels> {
  const bytes = kind === 'simd' ? usableBinary() : null;
  if (!bytes || !webAssembly) return plainKernels();
  compiled ??= await webAssembly.compile(bytes);
  const instance = await webAssembly.instantiate(compiled);
  return simdKernels(instance.exports as SimdExports);
}

/** The same at once, for Node and for workers: pages may not compile WebAssembly synchronously. */
export function loadKernelsNow(kind: KernelKind = 'simd'): Kernels {
  const bytes = kind === 'simd' ? usableBinary() : null;
  if (!bytes || !webAssembly) return plainKernels();
  compiled ??= new webAssembly.Module(bytes);
  const instance = new webAssembly.Instance(compiled);
  return simdKernels(instance.exports as SimdExports);
}

let usable: Uint8Array | null | undefined;

/** null where WebAssembly or its SIMD is missing: validate() refuses the vector instructions. */
function usableBinary(): Uint8Array | null {
  if (usable !== undefined) return usable;
  const bytes = bytesOfBase64(simdBinary);
  return (usable = webAssembly?.validate(bytes) ? bytes : null);
}
