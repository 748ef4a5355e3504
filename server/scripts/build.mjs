import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { makeIfChanged } from './fingerprint.mjs';
import { path } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { runTool } from './run.mjs';

const kernels = 'shared/engine/kernels';
const settings = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** What runs in production: the engine’s WebAssembly, the pages, the server with its workers. */
export async function build() {
  await buildEngine();
  await makeIfChanged({
    name: 'client',
    sources: ['client', 'shared', ...settings],
    result: 'dist/client/index.html',
    make: () => viteBuild('pages', []),
  });
  await makeIfChanged({
    name: 'server',
    sources: ['server', 'shared', ...settings],
    result: 'dist/server/main.js',
    make: () => viteBuild('server', ['--ssr']),
  });
}

/** The SIMD kernels, which even tests and the development server need. */
export async function buildEngine() {
  const compiler = path(kernels, 'build-wasm.mjs');
  if (!existsSync(compiler)) return;
  await makeIfChanged({
    name: 'engine',
    sources: [`${kernels}/assembly`, `${kernels}/build-wasm.mjs`],
    result: `${kernels}/simd-binary.ts`,
    async make() {
      console.log('Building the engine’s kernels …');
      const { buildWasm } = await import(pathToFileURL(compiler).href);
      await buildWasm();
    },
  });
}

async function viteBuild(what, args) {
  console.log(`Building the ${what} …`);
  const code = await runTool('vite', ['build', '--logLevel', 'warn', ...args]);
  if (code !== 0) throw new PlainError(`The ${what} could not be built; the reason stands above.`);
}
