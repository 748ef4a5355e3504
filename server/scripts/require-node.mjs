import { readFileSync } from 'node:fs';
import { PlainError } from './plain-error.mjs';
import { path } from './paths.mjs';

/** Says which Node is needed, before something obscure fails. */
export function requireNode() {
  const needed = JSON.parse(readFileSync(path('package.json'), 'utf8')).engines.node.replace('>=', '');
  if (isOlder(process.versions.node, needed)) {
    throw new PlainError(
      `Chalknet needs Node ${needed} or newer; this is Node ${process.versions.node}. Get one from https://nodejs.org`,
    );
  }
}

function isOlder(version, needed) {
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}
