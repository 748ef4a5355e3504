import {
  columnOf,
  columnsForProducts,
  withDigits,
  type Column,
} from '#client/components/explain/rounding.ts';
import type { ExampleRow } from '#shared/activities/neuron/table-network.ts';

export interface ExampleColumns {
  readonly x: Column;
  readonly sum: Column;
  readonly delta: Column;
  /** δ·x and their mean */
  readonly product: Column;
}

const DIGITS = 2;

/** Two decimals, and more for δ and x where their product would not come out to one unit of its last digit. */
export function exampleColumns(rows: readonly ExampleRow[]): ExampleColumns {
  const column = (values: readonly number[]) => withDigits({ ...columnOf(values), exponent: 0 }, DIGITS);
  const product = column(rows.map((row) => row.product));
  const [delta, x] = columnsForProducts(
    rows.map((row) => ({ factors: [row.delta, row.x], product: row.product })),
    [column(rows.map((row) => row.delta)), column(rows.map((row) => row.x))],
    product,
  );
  return { x: x!, sum: column(rows.map((row) => row.z)), delta: delta!, product };
}
