import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { Journal, JournalError } from '#server/journal/journal.ts';
import { openJournal } from '#server/journal/open-journal.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What no interface offers: the end of the thread that the journal runs in. */
function threadOf(journal: Journal): Worker {
  return Reflect.get(Reflect.get(journal, 'thread') as object, 'worker') as Worker;
}

test('when its thread dies, the journal says so at once, and everything acknowledged is on the disk', async () => {
  const folder = temporaryFolder();
  const failures: JournalError[] = [];
  const journal = await openJournal({ folder }, (error) => failures.push(error));
  await journal.createSession({ id: 's', code: '1', createdAt: 0 });
  await journal.append('s', [record(1)]);
  const unanswered = journal.append('s', [record(2)]);
  const [outcome] = await Promise.all([
    unanswered.catch((error: JournalError) => error.code),
    threadOf(journal).terminate(),
  ]);
  expect(outcome).toBe('closed');
  expect(failures).toMatchObject([{ code: 'closed' }]);
  await expect(journal.append('s', [record(3)])).rejects.toMatchObject({ code: 'closed' });
  await journal.close();

  const again = await openJournal({ folder });
  expect((await again.load('s')).records[0]).toEqual(record(1));
  await again.close();
});
