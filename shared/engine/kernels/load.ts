import type { KernelKind, Kernels } from './kernels.ts';
import { plainKernels } from './plain.ts';

/**
 * The kernels, with a fresh arena of their own. 'simd' falls back to 'plain' where WebAssembly SIMD is missing:
 * the results are the same, bit for bit.
 */
export async function loadKernels(kind: KernelKind = 'simd'): Promise<Kernels> {
  return loadKernelsNow(kind);
}

/** The same at once, for Node and for workers: pages may not compile WebAssembly synchronously. */
export function loadKernelsNow(_kind: KernelKind = 'simd'): Kernels {
  return plainKernels();
}
