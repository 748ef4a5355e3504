import type { Transaction } from 'kysely';
import type { Migration } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Sessions, their records, and the newest checkpoint of each incarnation. What belongs to a session goes with it. */
const format1: Migration = {
  format: 1,
  async up({ schema }, { bytes }) {
    await schema
      .createTable('sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('records')
      .addColumn('session', 'text', (column) =>
        column.notNull().references('sessions.id').onDelete('cascade'),
      )
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('incarnation', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('sender', 'text')
      .addColumn('sender_sequence', 'integer')
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('records_key', ['session', 'sequence'])
      .execute();
    await schema
      .createIndex('records_sender')
      .unique()
      .on('records')
      .columns(['session', 'sender', 'sender_sequence'])
      .where('sender', 'is not', null)
      .execute();
    await schema
      .createTable('checkpoints')
      .addColumn('session', 'text', (column) =>
        column.notNull().references('sessions.id').onDelete('cascade'),
      )
      .addColumn('incarnation', 'integer', (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('training', bytes)
      .addPrimaryKeyConstraint('checkpoints_key', ['session', 'incarnation'])
      .execute();
  },
};

interface OldCheckpoints {
  readonly checkpoints: {
    readonly session: string;
    readonly incarnation: number;
    readonly sequence: number;
    readonly state: string;
    readonly training: Uint8Array | ArrayBuffer | null;
  };
}

/** A checkpoint in parts, so that nobody's record waits until all of a large one is on the disk. */
const format2: Migration = {
  format: 2,
  async up(transaction, { bytes }) {
    const { schema } = transaction;
    const old = transaction as unknown as Transaction<OldCheckpoints>;
    const known = await old.selectFrom('checkpoints').selectAll().execute();
    await schema.dropTable('checkpoints').execute();
    await schema
      .createTable('checkpoints')
      .addColumn('session', 'text', (column) =>
        column.notNull().references('sessions.id').onDelete('cascade'),
      )
      .addColumn('incarnation', 'integer', (column) => column.notNull())
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('slot', 'integer', (column) => column.notNull())
      .addColumn('state_bytes', 'integer', (column) => column.notNull())
      .addColumn('training_bytes', 'integer')
      .addPrimaryKeyConstraint('checkpoints_key', ['session', 'incarnation'])
      .execute();
    await schema
      .createTable('checkpoint_parts')
      .addColumn('session', 'text', (column) =>
        column.notNull().references('sessions.id').onDelete('cascade'),
      )
      .addColumn('incarnation', 'integer', (column) => column.notNull())
      .addColumn('slot', 'integer', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('checkpoint_parts_key', ['session', 'incarnation', 'slot', 'part'])
      .execute();
    const renewed = transaction as unknown as Transaction<Tables>;
    for (const { session, incarnation, sequence, state, training } of known) {
      const parts = [Buffer.from(state), Buffer.from(new Uint8Array(training ?? []))];
      const key = { session, incarnation, slot: 0 } as const;
      await renewed
        .insertInto('checkpoint_parts')
        .values({ ...key, part: 0, bytes: Buffer.concat(parts) })
        .execute();
      const sizes = {
        state_bytes: parts[0]!.length,
        training_bytes: training === null ? null : parts[1]!.length,
      };
      await renewed
        .insertInto('checkpoints')
        .values({ ...key, sequence, ...sizes })
        .execute();
    }
  },
};

/** Every format there was, oldest first. */
export const FORMATS: readonly Migration[] = [format1, format2];
