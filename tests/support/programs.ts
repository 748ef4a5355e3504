import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What a built program said, and how it ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** A program of `dist/server`, from start to end; it ends with the test at the latest. */
export async function runBuilt(
  program: 'main' | 'simulate',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  const file = fileURLToPath(new URL(`../../dist/server/${program}.js`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...environment } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said, complained] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, said, complained };
}
