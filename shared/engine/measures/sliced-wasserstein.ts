import type { Random } from '../math/random.ts';
import { type Features, rowsOf, sameColumns } from './features.ts';

export interface SlicedWassersteinOptions {
  readonly random: Random;
  /** Directions that are looked along. Default 64. */
  readonly projections?: number;
}

/**
 * How far one cloud of points has to be moved to become the other, seen along many random directions θ: there both are
 * points on a line, and the best way is to move the smallest to the smallest, the next to the next.
 *
 *     SW₂ = √(mean over θ of ∫₀¹ (F⁻¹(u) − G⁻¹(u))² du)
 *
 * F⁻¹ and G⁻¹ are the sorted projections; the numbers of rows may differ. In the unit of the coordinates. It notices a
 * missing half, and hardly notices fuzz. Bonneel et al. 2015, §3.
 */
export function slicedWasserstein(
  first: Features,
  second: Features,
  { random, projections = 64 }: SlicedWassersteinOptions,
): number {
  sameColumns(first, second);
  rowsOf('The first set', first);
  rowsOf('The second set', second);
  let sum = 0;
  for (let index = 0; index < projections; index++) {
    const direction = directionOf(first.columns, random);
    sum += squaredGap(projected(first, direction), projected(second, direction));
  }
  return Math.sqrt(sum / projections);
}

/** Evenly over the sphere: normal numbers prefer no direction. */
function directionOf(columns: number, random: Random): Float64Array {
  for (;;) {
    const direction = Float64Array.from({ length: columns }, () => random.normal());
    const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) return direction.map((value) => value / length);
  }
}

/** θ·x of each row, ascending */
function projected({ values, columns }: Features, direction: Float64Array): Float64Array {
  const line = new Float64Array(values.length / columns);
  values.forEach((value, index) => (line[Math.floor(index / columns)] += value * direction[index % columns]));
  return line.sort();
}

/** ∫₀¹ (F⁻¹(u) − G⁻¹(u))² du: both are stairs, n steps and m steps, so u is counted in n·m-ths. */
function squaredGap(a: Float64Array, b: Float64Array): number {
  const all = a.length * b.length;
  let sum = 0;
  for (let u = 0, i = 0, j = 0; u < all;) {
    const next = Math.min((i + 1) * b.length, (j + 1) * a.length);
    sum += (next - u) * (a[i] - b[j]) * (a[i] - b[j]);
    if (next === (i + 1) * b.length) i++;
    if (next === (j + 1) * a.length) j++;
    u = next;
  }
  return sum / all;
}
