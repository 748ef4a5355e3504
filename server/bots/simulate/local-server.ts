import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built server, beside this file once that is built too. */
const BESIDE = fileURLToPath(new URL('main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** A server of one's own: a process on a free port with data in a temporary folder. It can be killed and started again. */
export class LocalServer {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly #main: string;
  #process: ChildProcess | undefined;

  private constructor({ port, folder, main }: { port: number; folder: string; main: string }) {
    this.port = port;
    this.folder = folder;
    this.#main = main;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `main` is the built server's program. */
  static async start({ main = BESIDE }: { main?: string } = {}): Promise<LocalServer> {
    const folder = await mkdtemp(join(tmpdir(), 'chalknet-local-'));
    const server = new LocalServer({ port: await freePort(), folder, main });
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const environment = {
      ...process.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      DATA_DIR: this.folder,
    };
    this.#process = spawn(process.execPath, [this.#main], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await this.#answers();
  }

  /** As a power cut would: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As whoever stops the service would: the server closes by itself, its data stay. */
  async terminate(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async stop(): Promise<void> {
    await this.terminate();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const ending = this.#process;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  }

  async #answers(): Promise<void> {
    const giveUpAt = Date.now() + READY_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      if (this.#process?.exitCode) throw new Error('The local server did not start');
      const isReady = await fetch(`${this.url}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The local server did not answer within ${READY_WITHIN_MS / 1000} s`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
