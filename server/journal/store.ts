import type { Kysely, Transaction } from 'kysely';
import { FORMATS } from './formats.ts';
import { migrate } from './migrations.ts';
import type { Outcome, Read, Reads, Write } from './operations.ts';
import { readCheckpoint, readEverything, readHistory, readSessions } from './reads.ts';
import type { OpenDatabase } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { perform, type Heads } from './writes.ts';

/** The journal's tables, whatever database holds them. */
export class Store {
  private readonly database: Kysely<Tables>;
  private readonly forget: () => void;

  private constructor({ database, forget }: OpenDatabase) {
    this.database = database as Kysely<Tables>;
    this.forget = forget;
  }

  static async open(open: OpenDatabase, formats = FORMATS): Promise<Store> {
    await migrate(open.database, formats, open.types);
    return new Store(open);
  }

  /**
   * All writes in one transaction. When it fails, its halves are tried by themselves, in order, until only those that
   * fail alone are left out: a bad write costs its neighbours nothing.
   */
  async commit(writes: readonly Write[]): Promise<readonly Outcome[]> {
    try {
      await this.transact(writes);
    } catch (error) {
      if (writes.length === 1)
        return [{ code: 'not-saved', sentence: `Not saved: ${(error as Error).message}` }];
      const middle = writes.length >> 1;
      return [...(await this.commit(writes.slice(0, middle))), ...(await this.commit(writes.slice(middle)))];
    }
    if (writes.some((write) => write.type === 'deleteSession')) this.forgetIfPossible();
    return writes.map(() => undefined);
  }

  /** The writes are durable already: what still stands in the log goes with the next deletion at the latest. */
  private forgetIfPossible(): void {
    try {
      this.forget();
    } catch {
      return;
    }
  }

  read(read: Read): Promise<Reads[Read['type']]> {
    switch (read.type) {
      case 'sessions':
        return readSessions(this.database);
      case 'checkpoint':
        return readCheckpoint(this.database, read.session, read.incarnation);
      case 'load':
        return readHistory(this.database, read.session);
      case 'loadAll':
        return readEverything(this.database, read.session);
      default:
        return read satisfies never;
    }
  }

  close(): Promise<void> {
    return this.database.destroy();
  }

  private async transact(writes: readonly Write[]): Promise<void> {
    let cause: unknown;
    await this.database
      .transaction()
      .execute(async (transaction: Transaction<Tables>) => {
        const heads: Heads = new Map();
        try {
          for (const write of writes) await perform(transaction, write, heads);
        } catch (error) {
          cause = error;
          throw error;
        }
      })
      // A full disk makes SQLite roll back by itself, and then the second rollback's complaint would hide the first.
      .catch((error: unknown) => Promise.reject(cause ?? error));
  }
}
