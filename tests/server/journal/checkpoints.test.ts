import { expect, test } from 'vitest';
import type { Checkpoint } from '#server/journal/journal.ts';
import type { Reads } from '#server/journal/operations.ts';
import { fromStoredCheckpoint, toCheckpointRows } from '#server/journal/rows.ts';
import { openSqlite } from '#server/journal/sqlite.ts';
import { Store } from '#server/journal/store.ts';

function checkpoint(sequence: number, bytes: number): Checkpoint {
  return { incarnation: 1, sequence, state: { sequence }, training: new Uint8Array(bytes).fill(sequence) };
}

test('a checkpoint that was cut short leaves the one before whole, and the next one takes its place', async () => {
  const store = await Store.open(openSqlite({ ephemeral: true }));
  await store.commit([{ type: 'createSession', row: { id: 's', code: '1', created_at: 0 } }]);

  async function lay(saved: Checkpoint, slot: 0 | 1, share = 1): Promise<void> {
    const { row, parts } = toCheckpointRows('s', saved, slot);
    for (const part of parts.slice(0, Math.ceil(share * parts.length)))
      expect(await store.commit([{ type: 'layPart', row: part }])).toEqual([undefined]);
    if (share === 1) await store.commit([{ type: 'completeCheckpoint', row, parts: parts.length }]);
  }
  async function found(): Promise<Checkpoint> {
    const loaded = (await store.read({ type: 'load', session: 's' })) as Reads['load'];
    return fromStoredCheckpoint(loaded.checkpoint!);
  }

  await lay(checkpoint(1, 600_000), 0);
  await lay(checkpoint(2, 900_000), 1, 0.5);
  expect(await found()).toEqual(checkpoint(1, 600_000));
  await lay(checkpoint(3, 300_000), 1);
  expect(await found()).toEqual(checkpoint(3, 300_000));
});
