/** The tables of the newest format; migrations.ts makes them. JSON is kept as text, so that every database takes it. */
export interface Tables {
  readonly sessions: SessionRow;
  readonly records: RecordRow;
  readonly checkpoints: CheckpointRow;
  readonly checkpoint_parts: CheckpointPartRow;
}

export interface SessionRow {
  readonly id: string;
  readonly code: string;
  readonly created_at: number;
}

export interface RecordRow {
  readonly session: string;
  readonly sequence: number;
  readonly incarnation: number;
  readonly at: number;
  readonly sender: string | null;
  readonly sender_sequence: number | null;
  readonly body: string;
}

export interface CheckpointRow {
  readonly session: string;
  readonly incarnation: number;
  readonly sequence: number;
  /** Which parts it is made of. */
  readonly slot: Slot;
  /** Of the joined parts: first the state as UTF-8, then the training, if there is one. */
  readonly state_bytes: number;
  readonly training_bytes: number | null;
}

/** A checkpoint is laid down where the one before it is not, and only counts when it is whole. */
export type Slot = 0 | 1;

export interface CheckpointPartRow {
  readonly session: string;
  readonly incarnation: number;
  readonly slot: Slot;
  /** 0, 1, 2 … */
  readonly part: number;
  readonly bytes: StoredBytes;
}

/** What a driver gives back for bytes depends on the driver and on the call; what it takes is a Uint8Array. */
export type StoredBytes = Uint8Array | ArrayBuffer;
