import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/journal/sqlite.ts';
import { Store } from '#server/journal/store.ts';
import { toRecordRow } from '#server/journal/rows.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a full disk refuses what does not fit, with its reason, and later appends work', async () => {
  const open = openSqlite({ folder: temporaryFolder() });
  const store = await Store.open(open);
  const limitPages = (pages: number) => sql.raw(`PRAGMA max_page_count = ${pages}`).execute(open.database);
  const append = (sequence: number, length: number) =>
    store.commit([
      {
        type: 'append',
        session: 's',
        rows: [toRecordRow('s', record(sequence, { body: 'x'.repeat(length) }))],
      },
    ]);
  await store.commit([{ type: 'createSession', row: { id: 's', code: '1', created_at: 0 } }]);
  await limitPages(20);
  expect(await append(1, 100)).toEqual([undefined]);
  expect(await append(2, 1_000_000)).toEqual([
    { code: 'not-saved', sentence: 'Not saved: database or disk is full' },
  ]);
  expect(await append(2, 100)).toEqual([undefined]);
  await limitPages(100_000);
  expect(await append(3, 1_000_000)).toEqual([undefined]);
});
