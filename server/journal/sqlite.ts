import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { JournalError, type JournalErrorCode } from './journal.ts';
import type { DatabaseTypes } from './migrations.ts';

/** Where the journal lives: `folder` is made when missing; an ephemeral one leaves nothing on the disk. */
export type JournalPlace = { readonly folder: string } | { readonly ephemeral: true };

export const JOURNAL_FILE = 'journal.sqlite';

/** A database of ours alone, and what only SQLite needs. */
export interface OpenDatabase {
  readonly database: Kysely<unknown>;
  readonly types: DatabaseTypes;
  /** After rows were deleted: moves the log into the file and empties it, so that no copy of them stays behind. */
  forget(): void;
}

export function openSqlite(place: JournalPlace): OpenDatabase {
  const file = 'folder' in place ? openFile(place.folder) : new Database(':memory:');
  file.pragma('foreign_keys = ON');
  return {
    database: new Kysely({ dialect: new SqliteDialect({ database: file }) }),
    types: { bytes: 'blob' },
    forget: () => void file.pragma('wal_checkpoint(TRUNCATE)'),
  };
}

function openFile(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true });
    const file = new Database(join(folder, JOURNAL_FILE), { timeout: 0 });
    // The lock is the operating system's: it dies with the process, however that dies.
    file.pragma('locking_mode = EXCLUSIVE');
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    // Deleted rows are overwritten with zeros.
    file.pragma('secure_delete = ON');
    file.exec('BEGIN EXCLUSIVE; COMMIT');
    return file;
  } catch (error) {
    throw explain(error as Error & { code?: string }, folder);
  }
}

function explain(error: Error & { code?: string }, folder: string): JournalError {
  const code: JournalErrorCode = OPENING_ERRORS[error.code ?? ''] ?? 'folder-unwritable';
  return new JournalError(code, SENTENCES[code](folder, error.message), { cause: error });
}

const OPENING_ERRORS: Readonly<Record<string, 'in-use' | 'damaged'>> = {
  SQLITE_BUSY: 'in-use',
  SQLITE_NOTADB: 'damaged',
  SQLITE_CORRUPT: 'damaged',
};

const SENTENCES = {
  'in-use': (folder: string) =>
    `Another Chalknet server uses the data folder ${folder}. Stop it, or choose another folder with DATA_DIR.`,
  damaged: (folder: string, reason: string) =>
    `${join(folder, JOURNAL_FILE)} cannot be read (${reason}). Move it away, or choose another folder with DATA_DIR.`,
  'folder-unwritable': (folder: string, reason: string) =>
    `Cannot write to the data folder ${folder} (${reason}). Choose another with DATA_DIR, or start with --ephemeral.`,
};
