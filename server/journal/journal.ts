/**
 * The append-only record that every session is rebuilt from. A promise that resolves means: on the disk, safe from
 * `kill -9` and a power cut. Bodies and states are plain JSON.
 */
export interface Journal {
  createSession(session: NewSession): Promise<void>;
  /** Appends in order; calls of the same few milliseconds share one commit. Rejects with JournalError when not saved. */
  append(session: string, records: readonly JournalRecord[]): Promise<void>;
  /** Keeps the newest checkpoint of each incarnation: a replay starts an incarnation from the one before it. */
  saveCheckpoint(session: string, checkpoint: Checkpoint): Promise<void>;
  /** All that are stored, oldest first. */
  sessions(): Promise<readonly StoredSession[]>;
  /** The newest checkpoint, and the records after it. */
  load(session: string): Promise<SessionHistory>;
  /** Everything from the beginning, for a replay. */
  loadAll(
    session: string,
  ): Promise<{ records: readonly JournalRecord[]; checkpoints: readonly Checkpoint[] }>;
  /** All of its data goes: records, checkpoints, the session itself. */
  deleteSession(session: string): Promise<void>;
  close(): Promise<void>;
}

export interface NewSession {
  readonly id: string;
  readonly code: string;
  /** Unix time in milliseconds. */
  readonly createdAt: number;
}

export interface StoredSession extends NewSession {
  /** Of its newest record. */
  readonly lastUsedAt: number;
}

export interface JournalRecord {
  /** 1, 2, 3 … within a session, without gaps. */
  readonly sequence: number;
  readonly incarnation: number;
  /** Unix time in milliseconds. */
  readonly at: number;
  /** Whose command caused it; together they are unique within a session, so that a command is applied once. */
  readonly sender?: string;
  readonly senderSequence?: number;
  readonly body: unknown;
}

/** A session as of `sequence`, with what its training needs to go on from there. */
export interface Checkpoint {
  readonly incarnation: number;
  readonly sequence: number;
  readonly state: unknown;
  readonly training?: Uint8Array;
}

export interface SessionHistory {
  readonly checkpoint?: Checkpoint;
  readonly records: readonly JournalRecord[];
}

export type JournalErrorCode =
  'folder-unwritable' | 'in-use' | 'newer-format' | 'damaged' | 'not-saved' | 'closed';

/** What went wrong with the record, in a sentence for whoever runs the server. */
export class JournalError extends Error {
  readonly code: JournalErrorCode;
  constructor(code: JournalErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'JournalError';
    this.code = code;
  }
}
