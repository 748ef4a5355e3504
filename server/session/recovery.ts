import type { Checkpoint, JournalRecord } from '../journal/journal.ts';
import { applyChange } from './apply.ts';
import type { RecordBody } from './record-body.ts';
import { Session } from './session.ts';
import type { SessionWorld } from './session-world.ts';
import type { SessionState } from './state.ts';

/**
 * A session as the journal knows it: the newest checkpoint, then every later change. Seats, examples, settings and scores
 * are as they were when the last command was acknowledged; the network goes on from the checkpoint, or begins anew when
 * `isRetrained` says that the checkpoint's training cannot be used.
 */
export async function recoverSession(
  id: string,
  world: SessionWorld,
  { isRetrained }: { readonly isRetrained: boolean },
): Promise<Session> {
  const { checkpoint, records } = await world.journal.load(id);
  const incarnation =
    1 + Math.max(checkpoint?.incarnation ?? 0, ...records.map((record) => record.incarnation));
  const origin = { ...originOf(checkpoint, records, world), incarnation };
  const session = new Session(origin, world, isRetrained ? undefined : checkpoint);
  session.takeUp(records, { checkpoint: origin.sequence, isRetrained });
  return session;
}

/** Without a checkpoint a session begins before its first record, which then opens the training too. */
export function originOf(
  checkpoint: Checkpoint | undefined,
  records: readonly JournalRecord[],
  world: Pick<SessionWorld, 'activityOf'>,
): { readonly state: SessionState; readonly sequence: number } {
  if (checkpoint) return { state: checkpoint.state as SessionState, sequence: checkpoint.sequence };
  const body = records[0]?.body as RecordBody | undefined;
  if (body?.kind !== 'change') throw new Error('A session’s first record is its start, and it is not there');
  return { state: applyChange(undefined, body.change, (name) => world.activityOf(name).rules), sequence: 0 };
}
