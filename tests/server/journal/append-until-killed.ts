import { openJournal } from '#server/journal/open-journal.ts';
import type { Acknowledged } from './crash.test.ts';

/** A process to be killed: appends to several sessions at once, without end, and tells its parent what was acknowledged. */

const [folder] = process.argv.slice(2);
const journal = await openJournal({ folder: folder! });

function tell(message: Acknowledged): void {
  process.send!(message);
}

async function appendTo(session: string): Promise<void> {
  await journal.createSession({ id: session, code: session, createdAt: 0 });
  for (let sequence = 1; ; sequence += 2) {
    const training = new Uint8Array(sequence % 5_000).fill(sequence % 256);
    const records = [sequence, sequence + 1].map((number) => ({
      sequence: number,
      incarnation: 1,
      at: number,
      body: { number },
    }));
    void journal.append(session, records).then(() => tell({ session, sequence: sequence + 1 }));
    await journal
      .saveCheckpoint(session, { incarnation: 1, sequence: sequence + 1, state: sequence + 1, training })
      .then(() => tell({ session, checkpoint: sequence + 1 }));
  }
}

await Promise.all(['100001', '100002', '100003'].map(appendTo));
