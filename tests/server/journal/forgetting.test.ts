import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Files are read while the journal is open: nothing is tidied up by closing it. */
function occursIn(folder: string, text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
}

test('no byte of a deleted session stays on the disk', async () => {
  const folder = temporaryFolder();
  const journal = await openJournal({ folder });
  for (const id of ['ended', 'kept']) {
    await journal.createSession({ id, code: id, createdAt: 0 });
    const body = `written by ${id}. `.repeat(1_000);
    await journal.append(id, [record(1, { body }), record(2, { body: `written by ${id}` })]);
    await journal.saveCheckpoint(id, { incarnation: 1, sequence: 2, state: body });
  }
  expect(occursIn(folder, 'written by ended')).toBe(true);
  await journal.deleteSession('ended');
  expect(occursIn(folder, 'written by ended')).toBe(false);
  expect(occursIn(folder, 'written by kept')).toBe(true);
  await journal.close();
});
