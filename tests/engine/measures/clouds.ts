import { createRandom } from '#shared/engine/index.ts';
import type { Features } from '#shared/engine/measures/features.ts';

export interface CloudOptions {
  readonly rows: number;
  readonly mean: readonly number[];
  /** Standard deviation along each axis. */
  readonly spread: readonly number[];
  readonly seed: number;
}

/** Points of a normal distribution with independent axes. */
export function cloud({ rows, mean, spread, seed }: CloudOptions): Features {
  const random = createRandom(seed);
  const columns = mean.length;
  const values = Float32Array.from({ length: rows * columns }, (_, index) => {
    const axis = index % columns;
    return mean[axis] + spread[axis] * random.normal();
  });
  return { values, columns };
}

export function points(...rows: readonly (readonly number[])[]): Features {
  return { values: Float32Array.from(rows.flat()), columns: rows[0].length };
}

/** The same set, every coordinate moved and stretched. */
export function moved({ values, columns }: Features, by: number, factor = 1): Features {
  return { values: values.map((value) => value * factor + by), columns };
}
