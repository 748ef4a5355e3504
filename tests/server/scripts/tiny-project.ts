import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('../../../server/scripts', import.meta.url));

interface Ending {
  readonly output: string;
  readonly code: number | null;
}

/** A project with our scripts, no packages, and one benchmark that says hello. */
export class TinyProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'chalknet-launch-'));

  constructor() {
    cpSync(scripts, join(this.folder, 'server/scripts'), { recursive: true });
    this.write('package.json', JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
    this.write('package-lock.json', JSON.stringify({ packages: { '': {} } }));
    this.write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    // Stands in for tsx, which a benchmark is run by.
    this.write('node_modules/tsx/package.json', JSON.stringify({ type: 'module', bin: './run.js' }));
    this.write('node_modules/tsx/run.js', `console.log('runs', ...process.argv.slice(2)); process.exit(3);`);
    this.write('tests/bench/hello/main.ts', '');
  }

  write(name: string, content: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Runs a command to its end → all it said, and its exit code. */
  launch(...args: string[]): Promise<Ending> {
    return this.start(() => {}, ...args);
  }

  /** Calls `onOutput` whenever the command says something. */
  start(onOutput: () => void, ...args: string[]): Promise<Ending> {
    const child = spawn(process.execPath, ['server/scripts/launch.mjs', ...args], { cwd: this.folder });
    let output = '';
    const hear = (text: Buffer) => {
      output += text;
      onOutput();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return new Promise((resolve) => child.once('close', (code) => resolve({ output, code })));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
