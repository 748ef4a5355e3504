/** The tables of the newest format; migrations.ts makes them. JSON is kept as text, so that every database takes it. */
export interface Tables {
  readonly sessions: SessionRow;
  readonly records: RecordRow;
  readonly checkpoints: CheckpointRow;
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
  readonly state: string;
  readonly training: StoredBytes | null;
}

/** What a driver gives back for bytes depends on the driver and on the call; what it takes is a Uint8Array. */
export type StoredBytes = Uint8Array | ArrayBuffer;
