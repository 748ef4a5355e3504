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
  fromStoredCheckpoint,
  fromRecordRow,
  fromSessionRow,
  toCheckpointRows,
  toRecordRow,
  toSessionRow,
} from './rows.ts';
import type { JournalPlace } from './sqlite.ts';

/** How long a write waits for company, besides those that come while another group is on its way. */
const WINDOW_MS = 1;

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
  /** The newest checkpoint of each session that is on its way. */
  private readonly saving = new Map<string, Promise<void>>();
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
    if (this.isClosed) return Promise.reject(closed());
    return this.inTurn(session, () => this.layDown(session, checkpoint));
  }

  async deleteSession(session: string): Promise<void> {
    await this.saved(session);
    return this.write({ type: 'deleteSession', session });
  }

  async sessions() {
    return (await this.read<'sessions'>({ type: 'sessions' })).map(fromSessionRow);
  }

  async load(session: string) {
    await this.saved(session);
    const { checkpoint, records } = await this.read<'load'>({ type: 'load', session });
    return {
      ...(checkpoint && { checkpoint: fromStoredCheckpoint(checkpoint) }),
      records: records.map(fromRecordRow),
    };
  }

  async loadAll(session: string) {
    await this.saved(session);
    const { checkpoints, records } = await this.read<'loadAll'>({ type: 'loadAll', session });
    return { checkpoints: checkpoints.map(fromStoredCheckpoint), records: records.map(fromRecordRow) };
  }

  /** What was asked before is saved first; what is asked afterwards is refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled(this.saving.values());
    await this.group.drain();
    await this.thread.close();
  }

  /** Part after part: between two of them goes whatever else is to be written. */
  private async layDown(session: string, checkpoint: Checkpoint): Promise<void> {
    const { incarnation, sequence } = checkpoint;
    const known = await this.ask<'checkpoint'>({ type: 'checkpoint', session, incarnation });
    if (known && known.sequence > sequence) return;
    const { row, parts } = toCheckpointRows(session, checkpoint, known?.slot === 0 ? 1 : 0);
    for (const part of parts) await this.group.add({ type: 'layPart', row: part });
    await this.group.add({ type: 'completeCheckpoint', row, parts: parts.length });
  }

  /** Resolves when no checkpoint of the session is on its way, saved or not. */
  private async saved(session: string): Promise<void> {
    await this.saving.get(session)?.catch(() => undefined);
  }

  /** One checkpoint of a session at a time. */
  private async inTurn(session: string, save: () => Promise<void>): Promise<void> {
    const saving = (this.saving.get(session) ?? Promise.resolve()).catch(() => undefined).then(save);
    this.saving.set(session, saving);
    try {
      await saving;
    } finally {
      if (this.saving.get(session) === saving) this.saving.delete(session);
    }
  }

  private write(write: Write): Promise<void> {
    return this.isClosed ? Promise.reject(closed()) : this.group.add(write);
  }

  /** Sees everything that was asked to be written before it. */
  private async read<Type extends Read['type']>(read: Extract<Read, { type: Type }>): Promise<Reads[Type]> {
    if (this.isClosed) throw closed();
    await this.group.drain();
    return this.ask(read);
  }

  private async ask<Type extends Read['type']>(read: Extract<Read, { type: Type }>): Promise<Reads[Type]> {
    return (await this.thread.ask({ type: 'read', read })) as Reads[Type];
  }
}

function closed(): JournalError {
  return new JournalError('closed', 'Not saved: the journal is closed');
}
