import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { path } from './paths.mjs';

/** Runs a program to its end on our own terminal → its exit code. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: path(), stdio: 'inherit', ...options });
  const stop = passSignalsTo(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(stop);
}

/** Runs the command of an installed package → its exit code. */
export function runTool(name, args) {
  const folder = path('node_modules', name === 'tsc' ? 'typescript' : name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return run(process.execPath, [join(folder, typeof bin === 'string' ? bin : bin[name]), ...args]);
}

/** Becomes the program: one process, so that a signal or a kill reaches it itself. */
export async function runHere(file, args) {
  process.setSourceMapsEnabled(true);
  process.argv.splice(1, Infinity, path(file), ...args);
  await import(pathToFileURL(path(file)).href);
}

function passSignalsTo(child) {
  // A terminal’s Ctrl-C reaches the child without us.
  const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
  const pass = (signal) => child.kill(signal);
  const ignore = () => {};
  signals.forEach((signal) => process.on(signal, pass));
  process.on('SIGINT', ignore);
  return () => {
    signals.forEach((signal) => process.off(signal, pass));
    process.off('SIGINT', ignore);
  };
}
