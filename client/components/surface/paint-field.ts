import { STEPS, type Tint } from './tint.ts';

/**
 * A function over the plane, as values on a square grid, row 0 at the top, both edges included. One field is signed:
 * above 0 the first class, below the second. Several are one for each class, and the largest wins by its lead.
 */
export interface Fields {
  readonly side: number;
  readonly values: readonly Float32Array[];
}

export interface Hatch {
  /** In pixels. */
  readonly period: number;
  /** Only where v is below this. */
  readonly below: number;
}

/** Where a pixel lies between grid points. */
export interface Sample {
  readonly index: Int32Array;
  readonly share: Float32Array;
}

export function paintField(image: ImageData, fields: Fields, tint: Tint, hatch?: Hatch): void {
  const pixels = new Uint32Array(image.data.buffer);
  const across = samples(image.width, fields.side);
  const down = samples(image.height, fields.side);
  if (fields.values.length === 1) paintSigned(pixels, image.width, fields, across, down, tint, hatch);
  else paintLargest(pixels, image.width, fields, across, down, tint);
}

function paintSigned(
  pixels: Uint32Array,
  width: number,
  { side, values }: Fields,
  across: Sample,
  down: Sample,
  { tables, lightTables }: Tint,
  hatch: Hatch | undefined,
): void {
  const field = values[0]!;
  const above = tables[0]!;
  const below = tables[1]!;
  const stripe = lightTables[1]!;
  const period = hatch ? hatch.period * Math.SQRT2 : 1;
  const threshold = hatch ? hatch.below : -Infinity;
  for (let y = 0; y < down.index.length; y++) {
    const row = down.index[y]! * side;
    for (let x = 0; x < width; x++) {
      const value = interpolate(field, row + across.index[x]!, side, across.share[x]!, down.share[y]!);
      const step = Math.min(STEPS - 1, Math.round(Math.abs(value) * (STEPS - 1)));
      const isStripe = value < threshold && ((x + y) % period) * 4 < period;
      pixels[y * width + x] = (value >= 0 ? above : isStripe ? stripe : below)[step]!;
    }
  }
}

function paintLargest(
  pixels: Uint32Array,
  width: number,
  { side, values }: Fields,
  across: Sample,
  down: Sample,
  { tables }: Tint,
): void {
  for (let y = 0; y < down.index.length; y++) {
    const row = down.index[y]! * side;
    for (let x = 0; x < width; x++) {
      let first = -Infinity;
      let second = -Infinity;
      let winner = 0;
      for (let label = 0; label < values.length; label++) {
        const cell = row + across.index[x]!;
        const value = interpolate(values[label]!, cell, side, across.share[x]!, down.share[y]!);
        if (value > first) {
          second = first;
          first = value;
          winner = label;
        } else if (value > second) second = value;
      }
      const step = Math.min(STEPS - 1, Math.round((first - second) * (STEPS - 1)));
      pixels[y * width + x] = tables[winner]![step]!;
    }
  }
}

export function interpolate(
  field: Float32Array,
  cell: number,
  side: number,
  shareX: number,
  shareY: number,
): number {
  const top = field[cell]! + (field[cell + 1]! - field[cell]!) * shareX;
  const bottom = field[cell + side]! + (field[cell + side + 1]! - field[cell + side]!) * shareX;
  return top + (bottom - top) * shareY;
}

const known = new Map<string, Sample>();

export function samples(pixels: number, side: number): Sample {
  const key = `${pixels} ${side}`;
  const sample = known.get(key) ?? sampleAnew(pixels, side);
  known.set(key, sample);
  return sample;
}

function sampleAnew(pixels: number, side: number): Sample {
  const index = new Int32Array(pixels);
  const share = new Float32Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const place = ((pixel + 0.5) / pixels) * (side - 1);
    index[pixel] = Math.min(side - 2, Math.floor(place));
    share[pixel] = place - index[pixel]!;
  }
  return { index, share };
}
