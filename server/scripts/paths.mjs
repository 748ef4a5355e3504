import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project, wherever the command was called from. */
export function path(...names) {
  return join(root, ...names);
}

/** The names of all files in a folder and the folders inside it, or of one file; none where there is nothing. */
export function filesIn(name) {
  if (!existsSync(path(name))) return [];
  if (!statSync(path(name)).isDirectory()) return [name];
  return readdirSync(path(name))
    .sort()
    .flatMap((inside) => filesIn(`${name}/${inside}`));
}
