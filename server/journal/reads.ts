import type { Kysely } from 'kysely';
import type { Reads } from './operations.ts';
import type { RecordRow, Tables } from './tables.ts';

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
  return checkpoint ? { checkpoint, records } : { records };
}

export async function readEverything(database: Kysely<Tables>, session: string): Promise<Reads['loadAll']> {
  const checkpoints = await database
    .selectFrom('checkpoints')
    .selectAll()
    .where('session', '=', session)
    .orderBy('incarnation')
    .execute();
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
