import type { WeightOf } from './synapses.ts';

/** Which units of each layer are drawn: all, or of an overfull layer the strongest and a count of the others. */

const FOLD_ABOVE = 8;

/** `strength(layer, unit)` is asked of overfull layers only. */
export function visibleUnits(
  sizes: readonly number[],
  strength: (layer: number, unit: number) => number,
  most: number = FOLD_ABOVE,
): number[][] {
  return sizes.map((size, layer) => {
    const units = Array.from({ length: size }, (_, unit) => unit);
    if (size <= most) return units;
    const strongest = units.sort((a, b) => strength(layer, b) - strength(layer, a)).slice(0, most - 1);
    return strongest.sort((a, b) => a - b);
  });
}

/** How much reaches a unit at most: the sum of its weights' sizes. Inputs have none. */
export function strengthOf(
  sizes: readonly number[],
  weightOf: WeightOf,
  layer: number,
  unit: number,
): number {
  if (layer === 0) return 0;
  return Array.from({ length: sizes[layer - 1]! }, (_, input) =>
    Math.abs(weightOf(layer - 1, unit, input)),
  ).reduce((sum, size) => sum + size, 0);
}
