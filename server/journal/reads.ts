import type { Kysely } from 'kysely';
import type { Reads, StoredCheckpoint } from './operations.ts';
import type { CheckpointRow, RecordRow, Tables } from './tables.ts';

export function readSessions(database: Kysely<Tables>): Promise<Reads['sessions']> {
  return database
    .selectFrom('sessions')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('records')
        .select('records.at')
        .whereRef('records.session', '=', 'sessions.id')
        .orderBy('records.sequence', 'desc')
        .limit(1)
        .as('last_used_at'),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function readHistory(database: Kysely<Tables>, session: string): Promise<Reads['load']> {
  const checkpoint = await database
    .selectFrom('checkpoints')
    .selectAll()
    .where('session', '=', session)
    .orderBy('incarnation', 'desc')
    .limit(1)
    .executeTakeFirst();
  const records = await readRecords(database, session, checkpoint?.sequence ?? 0);
  return checkpoint ? { checkpoint: await withParts(database, checkpoint), records } : { records };
}

export function readCheckpoint(
  database: Kysely<Tables>,
  session: string,
  incarnation: number,
): Promise<Reads['checkpoint']> {
  return database
    .selectFrom('checkpoints')
    .selectAll()
    .where('session', '=', session)
    .where('incarnation', '=', incarnation)
    .executeTakeFirst();
}

export async function readEverything(database: Kysely<Tables>, session: string): Promise<Reads['loadAll']> {
  const rows = await database
    .selectFrom('checkpoints')
    .selectAll()
    .where('session', '=', session)
    .orderBy('incarnation')
    .execute();
  const checkpoints: StoredCheckpoint[] = [];
  for (const row of rows) checkpoints.push(await withParts(database, row));
  return { checkpoints, records: await readRecords(database, session, 0) };
}

function readRecords(database: Kysely<Tables>, session: string, after: number): Promise<RecordRow[]> {
  return database
    .selectFrom('records')
    .selectAll()
    .where('session', '=', session)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute();
}

async function withParts(database: Kysely<Tables>, row: CheckpointRow): Promise<StoredCheckpoint> {
  const parts = await database
    .selectFrom('checkpoint_parts')
    .select('bytes')
    .where('session', '=', row.session)
    .where('incarnation', '=', row.incarnation)
    .where('slot', '=', row.slot)
    .orderBy('part')
    .execute();
  return { row, parts: parts.map(({ bytes }) => bytes) };
}
