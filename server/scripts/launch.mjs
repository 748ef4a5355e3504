/**
 * Every npm script comes through here, perhaps with nothing installed yet: install what the lock file asks for, build
 * what changed, run. It needs Node alone and no lifecycle scripts, so that a fresh clone takes one command.
 */
import { bench } from './bench.mjs';
import { build, buildEngine } from './build.mjs';
import { check } from './check.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { PlainError } from './plain-error.mjs';
import { requireNode } from './require-node.mjs';
import { runHere, runTool } from './run.mjs';
import { test } from './test.mjs';

const commands = {
  start: { needs: [install, build], run: (args) => runHere('dist/server/main.js', args) },
  dev: { needs: [install, buildEngine], run: dev },
  build: { needs: [install, build], run: () => 0 },
  check: { needs: [install, buildEngine], run: check },
  test: { needs: [install, buildEngine], run: test },
  bench: { needs: [install, buildEngine], run: bench },
  reference: { needs: [install, buildEngine], run: (args) => bench(['reference', ...args]) },
  simulate: { needs: [install, build], run: (args) => runHere('dist/server/simulate.js', args) },
};

/** tsx sees what the main thread imports; the workers' sources have to be named. */
function dev(args) {
  const watched = ['server/**/*.ts', 'shared/**/*.ts'].map((files) => `--include=${files}`);
  return runTool('tsx', ['watch', '--clear-screen=false', ...watched, 'server/main.ts', '--dev', ...args]);
}

async function launch([name, ...args]) {
  const command = commands[name];
  if (!command)
    throw new PlainError(`There is no command "${name}", but ${Object.keys(commands).join(', ')}.`);
  requireNode();
  await withLock(async () => {
    for (const prepare of command.needs) await prepare();
  });
  const code = await command.run(args);
  if (code) process.exitCode = code;
}

launch(process.argv.slice(2)).catch((error) => {
  console.error(`\n${error.isPlain ? error.message : error.stack}`);
  process.exitCode = 1;
});
