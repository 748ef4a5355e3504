import { createRandom } from '#shared/engine/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JournalError, type Journal, type JournalRecord } from '#server/journal/journal.ts';

/** What every journal must do, wherever it keeps its rows. Each test has a session of its own. */
export function describeJournal(name: string, open: () => Promise<Journal>): void {
  describe(name, () => {
    let journal: Journal;
    let sessions = 0;

    beforeAll(async () => {
      journal = await open();
    });
    afterAll(() => journal.close());

    async function newSession(createdAt = 1_000): Promise<string> {
      const number = ++sessions;
      await journal.createSession({ id: `s${number}`, code: String(100_000 + number), createdAt });
      return `s${number}`;
    }

    test('gives back what was appended, in order', async () => {
      const id = await newSession();
      await journal.append(id, [record(1, { body: { a: [1, 'ü', null] } }), record(2)]);
      await journal.append(id, [record(3, { sender: 'page', senderSequence: 7 })]);
      const { records } = await journal.load(id);
      expect(records).toEqual([
        record(1, { body: { a: [1, 'ü', null] } }),
        record(2),
        record(3, { sender: 'page', senderSequence: 7 }),
      ]);
    });

    test('knows nothing of a session that was never created', async () => {
      expect(await journal.load('nobody')).toEqual({ records: [] });
      await expectNotSaved(journal.append('nobody', [record(1)]));
      await expectNotSaved(journal.saveCheckpoint('nobody', { incarnation: 1, sequence: 0, state: {} }));
    });

    test('lists its sessions, oldest first, with the time of the newest record', async () => {
      const later = await newSession(9_000);
      const earlier = await newSession(8_000);
      await journal.append(earlier, [record(1, { at: 8_500 }), record(2, { at: 8_600 })]);
      const listed = (await journal.sessions()).filter((session) => session.createdAt >= 8_000);
      expect(listed).toMatchObject([
        { id: earlier, createdAt: 8_000, lastUsedAt: 8_600 },
        { id: later, createdAt: 9_000, lastUsedAt: 9_000 },
      ]);
    });

    test('loads the newest checkpoint and the records after it', async () => {
      const id = await newSession();
      await journal.append(id, [record(1), record(2), record(3), record(4)]);
      const training = new Uint8Array([0, 255, 7]);
      await journal.saveCheckpoint(id, { incarnation: 1, sequence: 1, state: 'one' });
      await journal.saveCheckpoint(id, { incarnation: 2, sequence: 2, state: 'two' });
      await journal.saveCheckpoint(id, { incarnation: 2, sequence: 3, state: { three: 3 }, training });
      const { checkpoint, records } = await journal.load(id);
      expect(checkpoint).toEqual({ incarnation: 2, sequence: 3, state: { three: 3 }, training });
      expect(records).toEqual([record(4)]);
    });

    test('keeps the newest checkpoint of each incarnation', async () => {
      const id = await newSession();
      await journal.append(id, [record(1), record(2), record(3)]);
      for (const [incarnation, sequence] of [
        [1, 1],
        [1, 2],
        [2, 3],
        [2, 2],
      ] as const)
        await journal.saveCheckpoint(id, { incarnation, sequence, state: {} });
      const { checkpoints, records } = await journal.loadAll(id);
      expect(checkpoints).toEqual([
        { incarnation: 1, sequence: 2, state: {} },
        { incarnation: 2, sequence: 3, state: {} },
      ]);
      expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    });

    test('a checkpoint of many parts comes back whole, whether the next one is longer or shorter', async () => {
      const id = await newSession();
      const random = createRandom(5);
      for (const [sequence, length] of [
        [1, 900_000],
        [2, 1_300_000],
        [3, 10],
        [4, 600_000],
      ] as const) {
        const state = { text: 'ü'.repeat(length / 2) };
        const training = Uint8Array.from({ length }, () => 256 * random.uniform());
        await journal.append(id, [record(sequence)]);
        await journal.saveCheckpoint(id, { incarnation: 1, sequence, state, training });
        const { checkpoint } = await journal.load(id);
        expect(checkpoint).toMatchObject({ sequence, state });
        expect(Buffer.from(checkpoint!.training!).equals(training)).toBe(true);
      }
    });

    test('records are saved while a large checkpoint is on its way', async () => {
      const id = await newSession();
      const order: string[] = [];
      const training = new Uint8Array(8_000_000);
      const saving = journal
        .saveCheckpoint(id, { incarnation: 1, sequence: 0, state: {}, training })
        .then(() => order.push('checkpoint'));
      for (let sequence = 1; sequence <= 3; sequence++) {
        await journal.append(id, [record(sequence)]);
        order.push(`record ${sequence}`);
      }
      await saving;
      expect(order).toEqual(['record 1', 'record 2', 'record 3', 'checkpoint']);
    });

    test('refuses a command that was applied before', async () => {
      const id = await newSession();
      await journal.append(id, [record(1, { sender: 'page', senderSequence: 1 })]);
      await expectNotSaved(journal.append(id, [record(2, { sender: 'page', senderSequence: 1 })]));
      await journal.append(id, [record(2, { sender: 'page', senderSequence: 2 })]);
      expect((await journal.load(id)).records).toHaveLength(2);
    });

    test('one bad append among good ones costs the good ones nothing', async () => {
      const [good, bad] = [await newSession(), await newSession()];
      const outcomes = await Promise.allSettled([
        journal.append(good, [record(1)]),
        journal.append(bad, [record(1), record(1)]),
        journal.append(good, [record(2)]),
        journal.append('nobody', [record(1)]),
        journal.append(good, [record(3)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      await journal.append(bad, [record(1)]);
      expect((await journal.load(good)).records).toHaveLength(3);
      expect((await journal.load(bad)).records).toEqual([record(1)]);
    });

    test('saves nothing that follows a record which was not saved', async () => {
      const id = await newSession();
      const outcomes = await Promise.allSettled([
        journal.append(id, [record(1, { sender: 'page', senderSequence: 1 })]),
        journal.append(id, [record(2, { sender: 'page', senderSequence: 1 })]),
        journal.append(id, [record(3)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect((await journal.load(id)).records).toHaveLength(1);
    });

    test('takes many records at once, and large ones', async () => {
      const id = await newSession();
      const body = 'x'.repeat(200_000);
      await journal.append(id, [
        ...Array.from({ length: 5_000 }, (_, index) => record(index + 1)),
        record(5_001, { body }),
      ]);
      const { records } = await journal.load(id);
      expect(records).toHaveLength(5_001);
      expect(records.at(-1)?.body).toBe(body);
    });

    test('a deleted session is gone with all that belonged to it, and its code is free again', async () => {
      const id = await newSession();
      const { code } = (await journal.sessions()).find((session) => session.id === id)!;
      await journal.append(id, [record(1)]);
      await journal.saveCheckpoint(id, { incarnation: 1, sequence: 1, state: {} });
      await journal.deleteSession(id);
      expect(await journal.loadAll(id)).toEqual({ records: [], checkpoints: [] });
      expect((await journal.sessions()).some((session) => session.id === id)).toBe(false);
      await journal.createSession({ id: `${id} again`, code, createdAt: 0 });
    });

    test('gives a live code to one session only', async () => {
      const id = await newSession();
      const { code } = (await journal.sessions()).find((session) => session.id === id)!;
      await expectNotSaved(journal.createSession({ id: 'another', code, createdAt: 0 }));
    });
  });
}

export function record(sequence: number, rest: Partial<JournalRecord> = {}): JournalRecord {
  return { sequence, incarnation: 1, at: 1_000 + sequence, body: { sequence }, ...rest };
}

async function expectNotSaved(promise: Promise<void>): Promise<void> {
  await expect(promise).rejects.toThrow(JournalError);
  await expect(promise).rejects.toMatchObject({ code: 'not-saved' });
}
