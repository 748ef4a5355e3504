import type { Migration } from './migrations.ts';

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

/** Every format there was, oldest first. */
export const FORMATS: readonly Migration[] = [format1];
