import type { Checkpoint, JournalRecord, NewSession, StoredSession } from './journal.ts';
import type { StoredBytes, CheckpointRow, RecordRow, SessionRow } from './tables.ts';

/** Between the journal's words and the tables' rows. Run on the calling thread: text and bytes cross to the other one cheaply. */

export function toSessionRow(session: NewSession): SessionRow {
  return { id: session.id, code: session.code, created_at: session.createdAt };
}

export function fromSessionRow(row: SessionRow & { last_used_at: number | null }): StoredSession {
  return {
    id: row.id,
    code: row.code,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? row.created_at,
  };
}

export function toRecordRow(session: string, record: JournalRecord): RecordRow {
  return {
    session,
    sequence: record.sequence,
    incarnation: record.incarnation,
    at: record.at,
    sender: record.sender ?? null,
    sender_sequence: record.senderSequence ?? null,
    body: toText(record.body),
  };
}

export function fromRecordRow(row: RecordRow): JournalRecord {
  return {
    sequence: row.sequence,
    incarnation: row.incarnation,
    at: row.at,
    ...(row.sender !== null && { sender: row.sender }),
    ...(row.sender_sequence !== null && { senderSequence: row.sender_sequence }),
    body: JSON.parse(row.body) as unknown,
  };
}

export function toCheckpointRow(session: string, checkpoint: Checkpoint): CheckpointRow {
  return {
    session,
    incarnation: checkpoint.incarnation,
    sequence: checkpoint.sequence,
    state: toText(checkpoint.state),
    training: checkpoint.training ?? null,
  };
}

export function fromCheckpointRow(row: CheckpointRow): Checkpoint {
  return {
    incarnation: row.incarnation,
    sequence: row.sequence,
    state: JSON.parse(row.state) as unknown,
    ...(row.training !== null && { training: toBytes(row.training) }),
  };
}

/** JSON has no text for undefined: null stands in for it. */
function toText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** A Buffer may be a window on a shared pool: a copy is all ours. */
function toBytes(blob: StoredBytes): Uint8Array {
  return blob instanceof ArrayBuffer ? new Uint8Array(blob) : Uint8Array.from(blob);
}
