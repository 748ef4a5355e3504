import { EngineError } from '../engine-error.ts';

/**
 * A set of drawings or points as numbers to compare: [rows, columns], tightly packed. For drawings they are usually
 * what a small classifier answers one layer before its last, for points their coordinates.
 */
export interface Features {
  readonly values: Float32Array;
  readonly columns: number;
}

/** Rows of a set. Throws an EngineError where it is empty, incomplete or holds something else than finite numbers. */
export function rowsOf(what: string, { values, columns }: Features, least = 1): number {
  const rows = values.length / columns;
  if (!Number.isInteger(columns) || columns < 1 || !Number.isInteger(rows)) {
    throw new EngineError('bad-shape', `${what} should be rows of ${columns} numbers, got ${values.length}.`);
  }
  if (rows < least)
    throw new EngineError('no-examples', `${what} should have at least ${least} rows, got ${rows}.`);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return rows;
  throw new EngineError('bad-number', `${what} should be finite numbers, but number ${wrong} is not.`);
}

/** Throws an EngineError where two sets do not live in the same space. */
export function sameColumns(first: Features, second: Features): void {
  if (first.columns === second.columns) return;
  const came = `${first.columns} and ${second.columns}`;
  throw new EngineError('bad-shape', `Sets that are compared have as many columns, got ${came}.`);
}

/** |a − b| of two rows */
export function distance(a: Features, row: number, b: Features, other: number): number {
  const { columns } = a;
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    const gap = a.values[row * columns + column] - b.values[other * columns + column];
    sum += gap * gap;
  }
  return Math.sqrt(sum);
}
