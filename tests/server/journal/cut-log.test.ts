import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSqlite, JOURNAL_FILE } from '#server/journal/sqlite.ts';
import { Store } from '#server/journal/store.ts';
import { toRecordRow } from '#server/journal/rows.ts';
import { record } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { commitsIn } from './wal.ts';

const LOG_FILE = `${JOURNAL_FILE}-wal`;
const TRANSACTIONS = 24;

/** A transaction of `size` records for one session, the last of them large enough for pages of its own. */
async function append(store: Store, first: number, size: number): Promise<void> {
  const rows = Array.from({ length: size }, (_, index) =>
    toRecordRow('s', record(first + index, { body: 'x'.repeat(index === size - 1 ? 900 * size : 10) })),
  );
  expect(await store.commit([{ type: 'append', session: 's', rows }])).toEqual([undefined]);
}

function openStore(folder: string): Promise<Store> {
  return Store.open(openSqlite({ folder }));
}

/** A folder as it is after a power cut: the log ends at `cut`, or what was not yet written is zeros. */
function cutCopy(folder: string, cut: number, hasZeros: boolean): string {
  const copy = temporaryFolder();
  mkdirSync(copy);
  copyFileSync(join(folder, JOURNAL_FILE), join(copy, JOURNAL_FILE));
  const log = readFileSync(join(folder, LOG_FILE));
  writeFileSync(join(copy, LOG_FILE), hasZeros ? Buffer.from(log).fill(0, cut) : log.subarray(0, cut));
  return copy;
}

/** Zeros in the place of zeros are no loss. */
function skipZeros(folder: string, cut: number): number {
  const lost = readFileSync(join(folder, LOG_FILE)).subarray(cut);
  const first = lost.findIndex((byte) => byte !== 0);
  return first === -1 ? cut + lost.length : cut + first;
}

describe('a log that was cut', () => {
  const folder = temporaryFolder();
  /** How many records there are once the log reaches `bytes`. */
  const saved: { bytes: number; records: number }[] = [];
  let cuts: number[] = [];

  beforeAll(async () => {
    const store = await openStore(folder);
    await store.commit([{ type: 'createSession', row: { id: 's', code: '1', created_at: 0 } }]);
    let records = 0;
    for (let index = 0; index < TRANSACTIONS; index++) {
      const size = 1 + ((index * 5) % 7);
      await append(store, records + 1, size);
      records += size;
      saved.push({ bytes: commitsIn(join(folder, LOG_FILE)).at(-1)!, records });
    }
    const boundaries = commitsIn(join(folder, LOG_FILE));
    const end = boundaries.at(-1)!;
    cuts = [0, 1, 31, 32, 33, ...boundaries.flatMap((bytes) => [bytes - 1, bytes, bytes + 1])];
    for (let index = 1; index <= 40; index++) cuts.push(Math.floor(end * ((index * 0.6180339887) % 1)));
  });

  test('keeps every complete transaction and nothing of an incomplete one', async () => {
    expect(saved).toHaveLength(TRANSACTIONS);
    for (const cut of cuts)
      for (const hasZeros of [false, true]) {
        const store = await openStore(cutCopy(folder, cut, hasZeros));
        const { records } = (await store.read({ type: 'load', session: 's' })) as { records: unknown[] };
        const reached = hasZeros ? skipZeros(folder, cut) : cut;
        const expected = saved.findLast(({ bytes }) => bytes <= reached)?.records ?? 0;
        expect(records.length, `cut at ${cut}, zeros ${hasZeros}`).toBe(expected);
        if (cut >= saved[0]!.bytes) await append(store, expected + 1, 2);
      }
  });
});
