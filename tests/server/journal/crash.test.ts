import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface Acknowledged {
  readonly session: string;
  readonly sequence?: number;
  readonly checkpoint?: number;
}

function appendUntilKilled(folder: string): ChildProcess {
  const script = new URL('append-until-killed.ts', import.meta.url);
  return fork(script, [folder], { execArgv: ['--import', 'tsx'] });
}

test('everything acknowledged survives kill -9', async () => {
  const folder = temporaryFolder();
  const acknowledged = new Map<string, Acknowledged>();
  const child = appendUntilKilled(folder);
  let count = 0;
  child.on('message', (message: Acknowledged) => {
    acknowledged.set(message.session, { ...acknowledged.get(message.session), ...message });
    if (++count === 200) child.kill('SIGKILL');
  });
  // 'close' comes after the last message.
  const [, signal] = (await once(child, 'close')) as [number, string];
  expect(signal).toBe('SIGKILL');

  const journal = await openJournal({ folder });
  expect(acknowledged.size).toBe(3);
  for (const [session, { sequence, checkpoint: at }] of acknowledged) {
    const { records, checkpoints } = await journal.loadAll(session);
    expect(records.length).toBeGreaterThanOrEqual(sequence!);
    expect(records.length % 2).toBe(0);
    expect(records.map((record) => record.body)).toEqual(records.map((_, index) => ({ number: index + 1 })));
    const checkpoint = checkpoints[0]!;
    expect(checkpoint.sequence).toBeGreaterThanOrEqual(at!);
    expect(checkpoint.sequence).toBeLessThanOrEqual(records.length);
    expect(checkpoint.training!.length).toBe((checkpoint.sequence - 1) % 5_000);
  }
  await journal.close();
});

test('the lock of a killed server does not outlive it', async () => {
  const folder = temporaryFolder();
  const child = appendUntilKilled(folder);
  await once(child, 'message');
  await expect(openJournal({ folder })).rejects.toMatchObject({ code: 'in-use' });
  child.kill('SIGKILL');
  await once(child, 'close');
  const journal = await openJournal({ folder });
  expect(await journal.sessions()).toHaveLength(3);
  await journal.close();
});
