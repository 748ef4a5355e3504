import { existsSync, readdirSync } from 'node:fs';
import { build } from './build.mjs';
import { withLock } from './lock.mjs';
import { path } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { runTool } from './run.mjs';

const folder = 'tests/bench';
/** Those that look at the built pages. */
const NEED_BUILD = ['client'];

/** A benchmark is a folder with a main.ts. Without a name, says which there are. */
export async function bench([name, ...args]) {
  if (name === undefined) return list();
  const main = `${folder}/${name}/main.ts`;
  if (!existsSync(path(main))) {
    throw new PlainError(`There is no benchmark "${name}". There are: ${names().join(', ') || 'none yet'}.`);
  }
  if (NEED_BUILD.includes(name)) await withLock(build);
  return runTool('tsx', [main, ...args]);
}

function list() {
  console.log('Benchmarks, each run by `npm run bench -- NAME`:');
  names().forEach((name) => console.log(`  ${name}`));
}

function names() {
  return readdirSync(path(folder)).filter((name) => existsSync(path(folder, name, 'main.ts')));
}
