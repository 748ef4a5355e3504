import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project, wherever the command was called from. */
export function path(...names) {
  return join(root, ...names);
}
