/**
 * Compiles assembly/ to WebAssembly and embeds it as base64 in simd-binary.ts, so that Node, Vite and a page load it
 * like any module. Run it with node, or call buildWasm().
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('.', import.meta.url));

export async function buildWasm() {
  const file = 'assembly/kernels.wasm';
  const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--initialMemory', '1'];
  const { error, stderr } = await asc.main([
    'assembly/index.ts',
    '--outFile',
    file,
    '--baseDir',
    folder,
    ...options,
  ]);
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr}`);
  const binary = readFileSync(`${folder}${file}`);
  rmSync(`${folder}${file}`);
  const lines = [
    '/** Generated from assembly/ by build-wasm.mjs. */',
    `export const simdBinary =\n  '${binary.toString('base64')}';`,
  ];
  writeFileSync(`${folder}simd-binary.ts`, `${lines.join('\n')}\n`);
  return { bytes: binary.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes } = await buildWasm();
  process.stdout.write(`simd-binary.ts: ${bytes} bytes of WebAssembly\n`);
}
