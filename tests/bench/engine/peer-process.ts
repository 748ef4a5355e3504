import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** A peer in a process of its own, so that no peer's garbage or compiled code weighs on another. It is asked line by line. */
export class PeerProcess {
  readonly name: string;
  /** The works that it can do, and what differs in them from what is asked. */
  readonly notes: Readonly<Record<string, string>>;
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(
    name: string,
    process: ChildProcess,
    lines: AsyncIterator<string>,
    notes: Record<string, string>,
  ) {
    this.name = name;
    this.notes = notes;
    this.#process = process;
    this.#lines = lines;
  }

  /** Throws when the program does not get as far as saying what it can do. */
  static async start(name: string, command: string, args: readonly string[]): Promise<PeerProcess> {
    const process = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'inherit'], env: unbiased() });
    await new Promise<void>((started, failed) => process.once('spawn', started).once('error', failed));
    const lines = answersOf(createInterface({ input: process.stdout }));
    const notes = JSON.parse(await nextLine(name, lines)) as Record<string, string>;
    return new PeerProcess(name, process, lines, notes);
  }

  /** Steps a second of `work` over about `milliseconds`. */
  async measure(work: string, milliseconds: number): Promise<number> {
    this.#process.stdin!.write(`${work} ${milliseconds}\n`);
    return Number(await nextLine(this.name, this.#lines));
  }

  stop(): void {
    this.#process.stdin!.end();
  }
}

/** OpenBLAS chooses its kernels by the processor, whatever the shell says: a peer is to be as fast as it can. */
function unbiased(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OPENBLAS_')));
}

/** Some peers print greetings of their own. */
async function* answersOf(lines: Interface): AsyncGenerator<string> {
  for await (const line of lines) if (/^(\{"|\d)/.test(line)) yield line;
}

async function nextLine(name: string, lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next();
  if (done) throw new Error(`The peer ${name} ended without an answer`);
  return value;
}
