import type { JournalRecord } from '../journal/journal.ts';
import { applyChange } from './apply.ts';
import type { RecordBody } from './record-body.ts';
import { Session, type SessionWorld } from './session.ts';
import type { SessionState } from './state.ts';

/**
 * A session as the journal knows it: the newest checkpoint, then every later change. Seats, examples, settings and scores
 * are as they were when the last command was acknowledged; the network goes on from the checkpoint.
 */
export async function recoverSession(id: string, world: SessionWorld): Promise<Session> {
  const { checkpoint, records } = await world.journal.load(id);
  const incarnation =
    1 + Math.max(checkpoint?.incarnation ?? 0, ...records.map((record) => record.incarnation));
  const state = checkpoint ? (checkpoint.state as SessionState) : firstState(records, world);
  const sequence = checkpoint?.sequence ?? 0;
  const session = new Session({ state, sequence, incarnation }, world, checkpoint);
  for (const record of records) session.replay(record.sequence, record.body as RecordBody);
  session.recordRecovery(sequence);
  return session;
}

function firstState(records: readonly JournalRecord[], world: SessionWorld): SessionState {
  const body = records[0]?.body as RecordBody | undefined;
  if (body?.kind !== 'change') throw new Error('A session’s first record is its start, and it is not there');
  return applyChange(undefined, body.change, (name) => world.activityOf(name).rules);
}
