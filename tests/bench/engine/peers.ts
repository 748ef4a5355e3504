import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PeerProcess } from './peer-process.ts';

const folder = fileURLToPath(new URL('peers/', import.meta.url));

const JAVASCRIPT: readonly (readonly [name: string, ...args: string[]])[] = [
  ['tfjs-cpu', 'tfjs.mjs', 'cpu'],
  ['tfjs-wasm', 'tfjs.mjs', 'wasm'],
  ['brain.js', 'brain.mjs'],
  ['convnetjs', 'convnet.mjs'],
  ['synaptic', 'synaptic.mjs'],
];

/** Every peer in a process of its own; PyTorch only where it is asked for, from the system's python3. */
export async function startPeers({ withTorch }: { withTorch: boolean }): Promise<readonly PeerProcess[]> {
  installPeers();
  const peers: PeerProcess[] = [];
  for (const [name, file, ...args] of JAVASCRIPT)
    peers.push(await PeerProcess.start(name, process.execPath, [`${folder}${file}`, ...args]));
  if (withTorch) peers.push(await startTorch());
  return peers;
}

async function startTorch(): Promise<PeerProcess> {
  const python = process.env['PYTHON'] ?? (existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3');
  try {
    return await PeerProcess.start('PyTorch', python, [`${folder}torch_peer.py`]);
  } catch (error) {
    throw new Error(`PyTorch was asked for, but ${python} has none (Debian: apt install python3-torch)`, {
      cause: error,
    });
  }
}

/** Outside of the project's own packages, and without install scripts: they would fetch programs. */
function installPeers(): void {
  if (isInstalled()) return;
  console.log('Installing the peers …');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error('The peers could not be installed; npm says why above.');
}

function isInstalled(): boolean {
  const installed = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const versions = (file: string) =>
    Object.entries(
      (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> }).packages,
    )
      .filter(([name]) => name !== '')
      .map(([name, { version }]) => `${name} ${version}`)
      .join();
  return versions(installed) === versions(`${folder}package-lock.json`);
}
