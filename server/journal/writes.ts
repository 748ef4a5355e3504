import type { Transaction } from 'kysely';
import type { Write } from './operations.ts';
import type { CheckpointPartRow, CheckpointRow, RecordRow, Tables } from './tables.ts';

/** The newest sequence of each session, as far as this transaction asked for it. */
export type Heads = Map<string, number>;

export async function perform(transaction: Transaction<Tables>, write: Write, heads: Heads): Promise<void> {
  switch (write.type) {
    case 'createSession':
      await transaction.insertInto('sessions').values(write.row).execute();
      return;
    case 'append':
      return append(transaction, write.session, write.rows, heads);
    case 'layPart':
      return layPart(transaction, write.row);
    case 'completeCheckpoint':
      return completeCheckpoint(transaction, write.row, write.parts);
    case 'deleteSession':
      // Records and checkpoints go with it, by their foreign keys.
      await transaction.deleteFrom('sessions').where('id', '=', write.session).execute();
      return;
    default:
      return write satisfies never;
  }
}

/** Bound values per statement: SQLite and Postgres take at least 32,000. */
const ROWS_PER_STATEMENT = 1000;

/** Without gaps: what was decided after a record that could not be saved is not saved either. */
async function append(
  transaction: Transaction<Tables>,
  session: string,
  rows: readonly RecordRow[],
  heads: Heads,
): Promise<void> {
  let head = heads.get(session) ?? (await readHead(transaction, session));
  for (const row of rows) {
    head += 1;
    if (row.sequence !== head)
      throw new Error(`record ${row.sequence} of session ${session} came where ${head} was expected`);
  }
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    await transaction
      .insertInto('records')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .execute();
  heads.set(session, head);
}

async function readHead(transaction: Transaction<Tables>, session: string): Promise<number> {
  const row = await transaction
    .selectFrom('records')
    .select(({ fn }) => fn.max('sequence').as('head'))
    .where('session', '=', session)
    .executeTakeFirst();
  return row?.head ?? 0;
}

/** Over what lay there before, of a checkpoint that counts no more or never did. */
async function layPart(transaction: Transaction<Tables>, row: CheckpointPartRow): Promise<void> {
  await transaction
    .insertInto('checkpoint_parts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['session', 'incarnation', 'slot', 'part']).doUpdateSet({ bytes: row.bytes }),
    )
    .execute();
}

/** The newest of each incarnation. */
async function completeCheckpoint(
  transaction: Transaction<Tables>,
  row: CheckpointRow,
  parts: number,
): Promise<void> {
  const { session, incarnation, slot, ...rest } = row;
  await transaction
    .deleteFrom('checkpoint_parts')
    .where('session', '=', session)
    .where('incarnation', '=', incarnation)
    .where('slot', '=', slot)
    .where('part', '>=', parts)
    .execute();
  await transaction
    .insertInto('checkpoints')
    .values(row)
    .onConflict((conflict) => conflict.columns(['session', 'incarnation']).doUpdateSet({ slot, ...rest }))
    .execute();
}
