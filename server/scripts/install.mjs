import { existsSync, readFileSync } from 'node:fs';
import { path } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';

/** Installs the packages of the lock file, unless exactly these are there. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  // npm says where it is; without it (node launch.mjs by hand) it is looked for in the PATH.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new PlainError('The packages could not be installed; npm says why above.');
}

/** npm writes down what it installed, as its last act. Optional packages are for other machines, or missing for a reason. */
function isInstalled() {
  const installedList = path('node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = packagesOf(installedList);
  return Object.entries(packagesOf(path('package-lock.json'))).every(
    ([name, wanted]) =>
      name === '' || wanted.optional || wanted.extraneous || installed[name]?.version === wanted.version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
