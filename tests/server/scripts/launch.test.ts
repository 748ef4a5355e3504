import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TinyProject } from './tiny-project.ts';

let project: TinyProject;
beforeEach(() => void (project = new TinyProject()));
afterEach(() => project.remove());

const lock = '.cache/launch.lock';
const kernels = 'shared/engine/kernels';

/** A compiler that writes down how often it was called. */
function addKernels() {
  project.write(`${kernels}/assembly/dot.ts`, 'v1');
  project.write(
    `${kernels}/build-wasm.mjs`,
    `import { appendFileSync } from 'node:fs';
     export async function buildWasm() { appendFileSync('${kernels}/simd-binary.ts', 'built '); }`,
  );
}

function timesBuilt() {
  return readFileSync(join(project.folder, kernels, 'simd-binary.ts'), 'utf8')
    .trim()
    .split(' ').length;
}

test('a command gets its arguments, and its exit code is passed on', async () => {
  const { output, code } = await project.launch('bench', 'hello', '--json', 'file');
  expect(output).toBe('runs tests/bench/hello/main.ts --json file\n');
  expect(code).toBe(3);
});

test('an unknown command or benchmark is answered with those that exist', async () => {
  const command = await project.launch('strat');
  expect(command.output).toContain('There is no command "strat"');
  expect(command.code).toBe(1);
  const bench = await project.launch('bench', 'helo');
  expect(bench.output).toContain('There is no benchmark "helo". There are: hello.');
  expect(bench.code).toBe(1);
});

test('a Node that is too old is told which one is needed', async () => {
  project.write('package.json', JSON.stringify({ type: 'module', engines: { node: '>=99.1' } }));
  const { output, code } = await project.launch('bench');
  expect(output).toContain(`Chalknet needs Node 99.1 or newer; this is Node ${process.versions.node}.`);
  expect(code).toBe(1);
});

test('kernels are built when they changed, and only then', async () => {
  addKernels();
  await project.launch('bench');
  await project.launch('bench');
  expect(timesBuilt()).toBe(1);
  project.write(`${kernels}/assembly/dot.ts`, 'v2');
  await project.launch('bench');
  expect(timesBuilt()).toBe(2);
});

test('two starts at once build once', async () => {
  addKernels();
  await Promise.all([project.launch('bench'), project.launch('bench'), project.launch('bench')]);
  expect(timesBuilt()).toBe(1);
});

test('a start waits while another process builds', async () => {
  project.write(lock, String(process.pid));
  const giveBack = () => rmSync(join(project.folder, lock), { force: true });
  const { output, code } = await project.start(giveBack, 'bench');
  expect(output).toContain(`Waiting until process ${process.pid}`);
  expect(code).toBe(0);
});

test('the lock of a process that died is taken over, and given back', async () => {
  const gone = await project.launch('bench');
  expect(gone.code).toBe(0);
  project.write(lock, '4194304999');
  const { output, code } = await project.launch('bench');
  expect(output).not.toContain('Waiting');
  expect(code).toBe(0);
  expect(existsSync(join(project.folder, lock))).toBe(false);
});
