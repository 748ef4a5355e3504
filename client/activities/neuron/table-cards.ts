import type { NeuronView, TableId, TableView } from '#shared/activities/neuron/state.ts';

export interface TableCard extends TableView {
  readonly id: TableId;
}

/** How the tables share the board's lower part. */
export interface CardGrid {
  readonly cards: readonly TableCard[];
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1200;
const HEIGHT = 452;
const GAP = 20;

export function cardGrid({ tables }: NeuronView): CardGrid {
  const cards = Object.entries(tables).map(([id, table]) => ({ ...table, id: Number(id) }));
  const columns = cards.length <= 1 ? 1 : cards.length <= 4 ? 2 : cards.length <= 9 ? 3 : 4;
  const rows = Math.max(1, Math.ceil(cards.length / columns));
  return {
    cards,
    columns,
    width: Math.min(800, (WIDTH - GAP * (columns - 1)) / columns),
    height: (HEIGHT - GAP * (rows - 1)) / rows,
  };
}
