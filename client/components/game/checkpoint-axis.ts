/** Columns of one width for checkpoints that lie ever further apart, and curves between them on the same axis. */
export interface CheckpointAxis {
  readonly width: number;
  /** The middle of a checkpoint's column. */
  columnAt(index: number): number;
  /** Where an iteration lies: linear between two checkpoints. Before the first one and after the last at the ends. */
  xOf(iteration: number): number;
}

export function checkpointAxis(checkpoints: readonly number[], spacing: number): CheckpointAxis {
  const columnAt = (index: number): number => (index + 0.5) * spacing;
  return {
    width: Math.max(1, checkpoints.length) * spacing,
    columnAt,
    xOf(iteration) {
      const after = checkpoints.findIndex((checkpoint) => checkpoint >= iteration);
      if (after < 0) return columnAt(Math.max(0, checkpoints.length - 1));
      if (after === 0) return columnAt(0);
      const [from, to] = [checkpoints[after - 1]!, checkpoints[after]!];
      return columnAt(after - 1) + (spacing * (iteration - from)) / (to - from);
    },
  };
}

/** At most `most` of `all`, evenly spread by place, the first and the last among them. */
export function spreadOver<Item>(all: readonly Item[], most: number): Item[] {
  if (all.length <= most) return [...all];
  return Array.from(
    { length: most },
    (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))]!,
  );
}
