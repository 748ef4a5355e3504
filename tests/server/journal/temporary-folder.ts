import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** A path for data that does not exist yet; it goes when the test file is done. */
export function temporaryFolder(): string {
  const above = mkdtempSync(join(tmpdir(), 'chalknet-'));
  made.push(above);
  return join(above, 'data');
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
