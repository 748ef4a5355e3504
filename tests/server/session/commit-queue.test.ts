import { expect, test } from 'vitest';
import type { Journal, JournalRecord } from '#server/journal/journal.ts';
import { CommitQueue } from '#server/session/commit-queue.ts';

/** A journal whose commits end when the test says so. */
function slowJournal() {
  const commits: { records: readonly JournalRecord[]; end: (error?: Error) => void }[] = [];
  const append = (_session: string, records: readonly JournalRecord[]) =>
    new Promise<void>((resolve, reject) =>
      commits.push({ records, end: (error) => (error ? reject(error) : resolve()) }),
    );
  return { commits, journal: { append } as unknown as Journal };
}

const record = (sequence: number): JournalRecord => ({ sequence, incarnation: 1, at: 0, body: {} });

function queueOn(journal: Journal) {
  const log: string[] = [];
  const queue = new CommitQueue(journal, 'session', (error) => log.push(`lost: ${error.message}`));
  const push = (sequence: number, saved = () => void log.push(`saved ${sequence}`)) =>
    queue.push(record(sequence), saved, () => log.push(`failed ${sequence}`));
  return { queue, log, push };
}

test('What comes during a commit joins the next one, in order', async () => {
  const { commits, journal } = slowJournal();
  const { queue, log, push } = queueOn(journal);
  [1, 2, 3].forEach((sequence) => push(sequence));
  commits[0]!.end();
  await expect.poll(() => commits.length).toBe(2);
  commits[1]!.end();
  await queue.flushed();
  expect(commits.map(({ records }) => records.map(({ sequence }) => sequence))).toEqual([[1], [2, 3]]);
  expect(log).toEqual(['saved 1', 'saved 2', 'saved 3']);
});

test('A barrier waits for what was there, not for silence', async () => {
  const { commits, journal } = slowJournal();
  const { queue, push } = queueOn(journal);
  push(1);
  const flushed = queue.flushed();
  push(2);
  commits[0]!.end();
  await flushed;
  expect(commits.length).toBe(2);
});

test('When a commit fails, everything behind it fails too and nothing more is written', async () => {
  const { commits, journal } = slowJournal();
  const { queue, log, push } = queueOn(journal);
  [1, 2].forEach((sequence) => push(sequence));
  commits[0]!.end(new Error('disk full'));
  await queue.flushed();
  push(3);
  expect(log).toEqual(['failed 1', 'failed 2', 'lost: disk full', 'failed 3']);
  expect(commits.length).toBe(1);
});

test('What throws after a commit costs this session, not the process', async () => {
  const { commits, journal } = slowJournal();
  const { queue, log, push } = queueOn(journal);
  push(1, () => {
    throw new Error('a bad view');
  });
  commits[0]!.end();
  await queue.flushed();
  await expect.poll(() => log).toEqual(['lost: a bad view']);
});
