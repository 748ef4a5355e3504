import type { Checkpoint, JournalRecord, NewSession, StoredSession } from './journal.ts';
import type { StoredCheckpoint } from './operations.ts';
import type { CheckpointPartRow, CheckpointRow, RecordRow, SessionRow, Slot } from './tables.ts';

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

/** Few enough bytes that a commit with them takes hardly longer than one without. */
const PART_BYTES = 256 * 1024;

/** What a checkpoint is stored as: a row, and the parts that it counts. */
export function toCheckpointRows(
  session: string,
  { incarnation, sequence, state, training }: Checkpoint,
  slot: Slot,
): { row: CheckpointRow; parts: readonly CheckpointPartRow[] } {
  const text = Buffer.from(toText(state));
  const key = { session, incarnation, slot };
  const row = { ...key, sequence, state_bytes: text.length, training_bytes: training?.length ?? null };
  const parts = [text, ...(training ? [training] : [])].flatMap((bytes) => inParts(bytes));
  return { row, parts: parts.map((bytes, part) => ({ ...key, part, bytes })) };
}

/** Each with memory of its own: only that crosses to the other thread. */
function inParts(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / PART_BYTES);
  return Array.from({ length: count }, (_, part) =>
    Uint8Array.from(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)),
  );
}

export function fromStoredCheckpoint({ row, parts }: StoredCheckpoint): Checkpoint {
  const { incarnation, sequence, state_bytes, training_bytes } = row;
  const joined = Buffer.concat(parts.map((part) => new Uint8Array(part)));
  const state = JSON.parse(joined.toString('utf8', 0, state_bytes)) as unknown;
  // A Buffer may be a window on a shared pool: a copy is all ours.
  const training = Uint8Array.from(joined.subarray(state_bytes));
  return { incarnation, sequence, state, ...(training_bytes !== null && { training }) };
}

/** JSON has no text for undefined: null stands in for it. */
function toText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
