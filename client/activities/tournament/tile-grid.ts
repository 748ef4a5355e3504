/** How small multiples fill a stage. */
export interface TileGrid {
  readonly columns: number;
  /** Of a tile's picture, in the stage's pixels. */
  readonly side: number;
}

const GAP = 20;

/** The largest pictures that fit: `count` of them in width × height, each with a line of `lineHeight` below it. */
export function tileGrid(
  count: number,
  { width, height, lineHeight }: { width: number; height: number; lineHeight: number },
): TileGrid {
  let best: TileGrid = { columns: 1, side: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const across = (width - GAP * (columns - 1)) / columns;
    const down = (height - GAP * (rows - 1)) / rows - lineHeight;
    const side = Math.floor(Math.min(across, down));
    if (side > best.side) best = { columns, side };
  }
  return best;
}
