import { existsSync, readdirSync } from 'node:fs';
import { path } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { runTool } from './run.mjs';

const folder = 'tests/bench';

/** A benchmark is a folder with a main.ts. Without a name, says which there are. */
export function bench([name, ...args]) {
  if (name === undefined) return list();
  const main = `${folder}/${name}/main.ts`;
  if (!existsSync(path(main))) {
    throw new PlainError(`There is no benchmark "${name}". There are: ${names().join(', ') || 'none yet'}.`);
  }
  return runTool('tsx', [main, ...args]);
}

function list() {
  console.log('Benchmarks, each run by `npm run bench -- NAME`:');
  names().forEach((name) => console.log(`  ${name}`));
}

function names() {
  return readdirSync(path(folder)).filter((name) => existsSync(path(folder, name, 'main.ts')));
}
