import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import { describeJournal, record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

describeJournal('a journal on disk', () => openJournal({ folder: temporaryFolder() }));
describeJournal('an ephemeral journal', () => openJournal({ ephemeral: true }));

test('what was saved is there when the journal is opened again', async () => {
  const folder = temporaryFolder();
  const first = await openJournal({ folder });
  await first.createSession({ id: 's', code: '123456', createdAt: 5 });
  const last = first.append('s', [record(1), record(2)]);
  await first.close();
  await last;

  const second = await openJournal({ folder });
  expect((await second.load('s')).records).toEqual([record(1), record(2)]);
  await second.close();
});

test('a closed journal says so', async () => {
  const journal = await openJournal({ ephemeral: true });
  await journal.close();
  await expect(journal.append('s', [record(1)])).rejects.toMatchObject({ code: 'closed' });
  await expect(journal.load('s')).rejects.toMatchObject({ code: 'closed' });
  await journal.close();
});
