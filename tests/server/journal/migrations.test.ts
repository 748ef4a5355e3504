import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { FORMATS } from '#server/journal/formats.ts';
import { migrate, type Migration } from '#server/journal/migrations.ts';
import type { Reads } from '#server/journal/operations.ts';
import { fromStoredCheckpoint } from '#server/journal/rows.ts';
import { openSqlite } from '#server/journal/sqlite.ts';
import { Store } from '#server/journal/store.ts';

interface Tables {
  readonly people: { readonly name: string; readonly shout?: string };
}

const format1: Migration = {
  format: 1,
  async up({ schema }) {
    await schema.createTable('people').addColumn('name', 'text').execute();
  },
};

/** A new column, filled from an old one. */
const format2: Migration = {
  format: 2,
  async up(transaction) {
    await transaction.schema.alterTable('people').addColumn('shout', 'text').execute();
    await sql`UPDATE people SET shout = upper(name) || '!'`.execute(transaction);
  },
};

function openEmpty() {
  const { database, types } = openSqlite({ ephemeral: true });
  return { database, types, tables: database as Kysely<Tables> };
}

test('an older format is brought to the newest, with its data', async () => {
  const { database, types, tables } = openEmpty();
  await migrate(database, [format1], types);
  await tables.insertInto('people').values({ name: 'ada' }).execute();
  await migrate(database, [format1, format2], types);
  await migrate(database, [format1, format2], types);
  expect(await tables.selectFrom('people').selectAll().execute()).toEqual([{ name: 'ada', shout: 'ADA!' }]);
});

test('a step that fails leaves everything as it was, and can be taken again', async () => {
  const { database, types, tables } = openEmpty();
  const broken: Migration = {
    format: 2,
    async up(transaction, typesOfDatabase) {
      await format2.up(transaction, typesOfDatabase);
      throw new Error('no space left');
    },
  };
  await migrate(database, [format1], types);
  await tables.insertInto('people').values({ name: 'ada' }).execute();
  await expect(migrate(database, [format1, broken], types)).rejects.toThrow('no space left');
  expect(await tables.selectFrom('people').selectAll().execute()).toEqual([{ name: 'ada' }]);
  await migrate(database, [format1, format2], types);
  expect(await tables.selectFrom('people').selectAll().execute()).toMatchObject([{ shout: 'ADA!' }]);
});

test('a newer format is refused and not touched', async () => {
  const { database, types } = openEmpty();
  await migrate(database, [format1, format2], types);
  await expect(migrate(database, [format1], types)).rejects.toMatchObject({ code: 'newer-format' });
});

test('checkpoints of the first format are found in the newest', async () => {
  const open = openSqlite({ ephemeral: true });
  await migrate(open.database, FORMATS.slice(0, 1), open.types);
  const old = open.database as Kysely<{ sessions: object; checkpoints: object }>;
  await old.insertInto('sessions').values({ id: 'a', code: '111111', created_at: 1 }).execute();
  const training = new Uint8Array([0, 255, 7]);
  for (const row of [
    { incarnation: 1, sequence: 4, state: '{"name":"Ä"}', training },
    { incarnation: 2, sequence: 9, state: '"bare"', training: null },
  ])
    await old
      .insertInto('checkpoints')
      .values({ session: 'a', ...row })
      .execute();
  const store = await Store.open(open);
  const { checkpoints } = (await store.read({ type: 'loadAll', session: 'a' })) as Reads['loadAll'];
  expect(checkpoints.map(fromStoredCheckpoint)).toEqual([
    { incarnation: 1, sequence: 4, state: { name: 'Ä' }, training },
    { incarnation: 2, sequence: 9, state: 'bare' },
  ]);
});

test('formats are numbered 1, 2, 3 …', () => {
  expect(FORMATS.map(({ format }) => format)).toEqual(FORMATS.map((_, index) => index + 1));
});
