import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import { JOURNAL_FILE } from '#server/journal/sqlite.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a second opener of the same folder is refused, and disturbs nothing', async () => {
  const folder = temporaryFolder();
  const journal = await openJournal({ folder });
  await expect(openJournal({ folder })).rejects.toMatchObject({
    code: 'in-use',
    message: expect.stringContaining(folder),
  });
  await journal.createSession({ id: 's', code: '1', createdAt: 0 });
  await journal.append('s', [record(1)]);
  await journal.close();
});

test('a folder that cannot be made is refused', async () => {
  const above = temporaryFolder();
  mkdirSync(dirname(above), { recursive: true });
  writeFileSync(above, 'a file, not a folder');
  for (const folder of [above, join(above, 'below')])
    await expect(openJournal({ folder })).rejects.toMatchObject({
      code: 'folder-unwritable',
      message: expect.stringContaining(folder),
    });
});

test('a place in the folder that cannot be written is refused', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, JOURNAL_FILE), { recursive: true });
  await expect(openJournal({ folder })).rejects.toMatchObject({ code: 'folder-unwritable' });
});

test('a file that is no journal is refused, and left as it is', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, JOURNAL_FILE), 'Dear diary, '.repeat(1_000));
  await expect(openJournal({ folder })).rejects.toMatchObject({ code: 'damaged' });
});

test('data of a newer format are refused with a sentence', async () => {
  const folder = temporaryFolder();
  await (await openJournal({ folder })).close();
  await runSql(folder, `UPDATE meta SET value = '1000' WHERE key = 'format'`);
  await expect(openJournal({ folder })).rejects.toMatchObject({
    code: 'newer-format',
    message: expect.stringContaining('format 1000'),
  });
});

/** In a thread of its own: only its end lets go of the file. */
async function runSql(folder: string, statement: string): Promise<void> {
  const code = `
    const { workerData } = require('node:worker_threads');
    const Database = require('libsql');
    new Database(workerData.file).exec(workerData.statement);`;
  const workerData = { file: join(folder, JOURNAL_FILE), statement };
  const [exitCode] = (await once(new Worker(code, { eval: true, workerData }), 'exit')) as [number];
  expect(exitCode).toBe(0);
}
