import { GroupCommit } from './group-commit.ts';
import {
  JournalError,
  type Checkpoint,
  type Journal,
  type JournalRecord,
  type NewSession,
} from './journal.ts';
import { JournalThread } from './journal-thread.ts';
import type { Outcome, Read, Reads, Write } from './operations.ts';
import {
  fromCheckpointRow,
  fromRecordRow,
  fromSessionRow,
  toCheckpointRow,
  toRecordRow,
  toSessionRow,
} from './rows.ts';
import type { JournalPlace } from './sqlite.ts';

/** How long a write waits for company: unnoticed by a person, and 200 commits a second at most. */
const WINDOW_MS = 5;

/**
 * Opens the journal in `folder`, for this server alone, or one that is gone when it is closed. Rejects with a
 * JournalError: 'folder-unwritable', 'in-use', 'newer-format' or 'damaged', each with a sentence for whoever started it.
 * `onFailure`: the journal's thread died. Nothing can be saved any more, so the server has to stop and start again.
 */
export async function openJournal(
  place: JournalPlace,
  onFailure?: (error: JournalError) => void,
): Promise<Journal> {
  return new ThreadedJournal(await JournalThread.start({ place }, onFailure));
}

class ThreadedJournal implements Journal {
  private readonly thread: JournalThread;
  private readonly group: GroupCommit<Write>;
  private isClosed = false;

  constructor(thread: JournalThread) {
    this.thread = thread;
    this.group = new GroupCommit({
      windowMs: WINDOW_MS,
      commit: (writes) => thread.ask({ type: 'commit', writes }) as Promise<readonly Outcome[]>,
    });
  }

  createSession(session: NewSession): Promise<void> {
    return this.write({ type: 'createSession', row: toSessionRow(session) });
  }

  append(session: string, records: readonly JournalRecord[]): Promise<void> {
    const rows = records.map((record) => toRecordRow(session, record));
    return this.write({ type: 'append', session, rows });
  }

  saveCheckpoint(session: string, checkpoint: Checkpoint): Promise<void> {
    return this.write({ type: 'saveCheckpoint', row: toCheckpointRow(session, checkpoint) });
  }

  deleteSession(session: string): Promise<void> {
    return this.write({ type: 'deleteSession', session });
  }

  async sessions() {
    return (await this.read<'sessions'>({ type: 'sessions' })).map(fromSessionRow);
  }

  async load(session: string) {
    const { checkpoint, records } = await this.read<'load'>({ type: 'load', session });
    return {
      ...(checkpoint && { checkpoint: fromCheckpointRow(checkpoint) }),
      records: records.map(fromRecordRow),
    };
  }

  async loadAll(session: string) {
    const { checkpoints, records } = await this.read<'loadAll'>({ type: 'loadAll', session });
    return { checkpoints: checkpoints.map(fromCheckpointRow), records: records.map(fromRecordRow) };
  }

  /** What was asked before is saved first; what is asked afterwards is refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.group.drain();
    await this.thread.close();
  }

  private write(write: Write): Promise<void> {
    return this.isClosed ? Promise.reject(closed()) : this.group.add(write);
  }

  /** Sees everything that was asked to be written before it. */
  private async read<Type extends Read['type']>(read: Extract<Read, { type: Type }>): Promise<Reads[Type]> {
    if (this.isClosed) throw closed();
    await this.group.drain();
    return (await this.thread.ask({ type: 'read', read })) as Reads[Type];
  }
}

function closed(): JournalError {
  return new JournalError('closed', 'Not saved: the journal is closed');
}
