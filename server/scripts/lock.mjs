import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { path } from './paths.mjs';

const lock = path('.cache', 'launch.lock');

/** Only one process at a time installs and builds; two starts at once would write the same files. */
export async function withLock(work) {
  mkdirSync(path('.cache'), { recursive: true });
  for (let waited = 0; !(await claim()); waited++) {
    if (waited === 0) console.log(`Waiting until process ${holder()} has installed and built …`);
    await pause(200);
  }
  const release = () => holder() === process.pid && rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function claim() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = holder();
  if (owner === undefined || isAlive(owner)) return false;
  // It was left by a process that died. If several take it over at once, the last to write its number has it.
  writeFileSync(lock, String(process.pid));
  await pause(50);
  return holder() === process.pid;
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Our own number in somebody else’s lock is a leftover too: in a container, numbers come again. */
function isAlive(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
