import type { ColumnDataType, Kysely, Transaction } from 'kysely';
import { JournalError } from './journal.ts';

/** One step to a newer format. A step that was released never changes: there are files that took it. */
export interface Migration {
  readonly format: number;
  up(schema: Transaction<unknown>, types: DatabaseTypes): Promise<void>;
}

/** Where databases differ in their words. */
export interface DatabaseTypes {
  readonly bytes: Extract<ColumnDataType, 'blob' | 'bytea'>;
}

interface FormatTable {
  readonly meta: { readonly key: string; readonly value: string };
}

/** Brings the tables to the newest format that `migrations` know, and refuses tables that are newer. */
export async function migrate(
  database: Kysely<unknown>,
  migrations: readonly Migration[],
  types: DatabaseTypes,
): Promise<void> {
  const newest = Math.max(...migrations.map((migration) => migration.format));
  const found = await readFormat(database as Kysely<FormatTable>);
  if (found > newest)
    throw new JournalError(
      'newer-format',
      `The data were written by a newer Chalknet (format ${found}, this one knows ${newest}). Start the newer one, or choose another data folder.`,
    );
  for (const migration of migrations)
    if (migration.format > found) await takeStep(database, migration, types);
}

/** 0 for an empty database. */
async function readFormat(database: Kysely<FormatTable>): Promise<number> {
  await database.schema
    .createTable('meta')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  const row = await database
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'format')
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** The step and its number in one transaction: half a step is never seen. */
function takeStep(database: Kysely<unknown>, { format, up }: Migration, types: DatabaseTypes): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    await up(transaction, types);
    const value = String(format);
    await (transaction as unknown as Transaction<FormatTable>)
      .insertInto('meta')
      .values({ key: 'format', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  });
}
