import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sources } from './imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The benchmark's peers are installed beside it. */
const packages = '/node_modules/';
/** AssemblyScript is a language of its own. */
const assembly = 'shared/engine/kernels/assembly/';

/** Every TypeScript and Svelte file of the project. */
export function readSources(): Sources {
  const files = ['shared', 'server', 'client', 'tests']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .filter((file) => !file.startsWith(assembly) && !file.includes(packages));
  return new Map(files.map((file) => [file, readFileSync(root + file, 'utf8')]));
}

function filesIn(folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  );
}
