import type { JournalErrorCode } from './journal.ts';
import type { JournalPlace } from './sqlite.ts';
import type { CheckpointPartRow, CheckpointRow, RecordRow, SessionRow, StoredBytes } from './tables.ts';

/** What the journal's thread is asked, and what it answers. Rows travel as they are stored. */

export type Write =
  | { readonly type: 'createSession'; readonly row: SessionRow }
  | { readonly type: 'append'; readonly session: string; readonly rows: readonly RecordRow[] }
  | { readonly type: 'layPart'; readonly row: CheckpointPartRow }
  /** Its parts are there: from now on it counts, and `parts` is how many it has. */
  | { readonly type: 'completeCheckpoint'; readonly row: CheckpointRow; readonly parts: number }
  | { readonly type: 'deleteSession'; readonly session: string };

export interface Reads {
  sessions: readonly (SessionRow & { readonly last_used_at: number | null })[];
  /** Without its parts. */
  checkpoint: CheckpointRow | undefined;
  load: { readonly checkpoint?: StoredCheckpoint; readonly records: readonly RecordRow[] };
  loadAll: { readonly checkpoints: readonly StoredCheckpoint[]; readonly records: readonly RecordRow[] };
}

export interface StoredCheckpoint {
  readonly row: CheckpointRow;
  readonly parts: readonly StoredBytes[];
}

export type Read =
  | { readonly type: 'sessions' }
  | { readonly type: 'checkpoint'; readonly session: string; readonly incarnation: number }
  | { readonly type: 'load'; readonly session: string }
  | { readonly type: 'loadAll'; readonly session: string };

/** One transaction's worth of writes, or one read. */
export type Request =
  | { readonly type: 'commit'; readonly writes: readonly Write[] }
  | { readonly type: 'read'; readonly read: Read }
  | { readonly type: 'close' };

/** Of one write: saved, or why not. */
export type Outcome = undefined | Failure;

export interface Failure {
  readonly code: JournalErrorCode;
  readonly sentence: string;
}

export interface Call {
  readonly number: number;
  readonly request: Request;
}

/** Call 0 is the opening itself. */
export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly failure: Failure };

export interface JournalWorkerData {
  readonly place: JournalPlace;
}
