import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import { JOURNAL_FILE } from '#server/journal/sqlite.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { commitsIn } from './wal.ts';

test('a thousand appends at once share a few commits', async () => {
  const folder = temporaryFolder();
  const journal = await openJournal({ folder });
  const countCommits = () => commitsIn(join(folder, `${JOURNAL_FILE}-wal`)).length;
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      journal.createSession({ id: `s${index}`, code: `${index}`, createdAt: 0 }),
    ),
  );
  const before = countCommits();
  await Promise.all(
    Array.from({ length: 1_000 }, (_, index) =>
      journal.append(`s${index % 10}`, [record(1 + Math.floor(index / 10))]),
    ),
  );
  const commits = countCommits() - before;
  expect(commits).toBeGreaterThanOrEqual(1);
  expect(commits).toBeLessThanOrEqual(5);
  expect((await journal.load('s9')).records).toHaveLength(100);
  await journal.close();
});
