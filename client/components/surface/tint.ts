import type { Palette } from '#client/styles/colours.ts';

type Rgb = readonly [number, number, number];

/** How the value v of a field is coloured: a mix of the card's colour with its class's, t = strength · |v|^0.8. */
export interface Tint {
  /** One table of packed pixels for each class; entry i is the colour of |v| = i / (STEPS − 1). */
  readonly tables: readonly Uint32Array[];
  /** The same with the hatch's lighter stripe. */
  readonly lightTables: readonly Uint32Array[];
}

export const STEPS = 512;

/** Of a neuron's picture; a plane's own is the palette's. */
export const PICTURE_STRENGTH = 0.8;

/** A picture's second cue: where a neuron is negative it is hatched. */
export function pictureHatch(pixels: number): { readonly period: number; readonly below: number } {
  return { period: pixels / 10, below: -0.12 };
}

/** Stripes take this share of the tint. */
const HATCH_SHARE = 0.68;

export function tintOf(palette: Palette, strength: number): Tint {
  return {
    tables: palette.classes.map((colour) => table(palette.card, colour, strength)),
    lightTables: palette.classes.map((colour) => table(palette.card, colour, strength * HATCH_SHARE)),
  };
}

function table(card: Rgb, colour: Rgb, strength: number): Uint32Array {
  return Uint32Array.from({ length: STEPS }, (_, step) => {
    const share = strength * (step / (STEPS - 1)) ** 0.8;
    return packed(mix(card, colour, share));
  });
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const [red, green, blue] = from.map((value, channel) => Math.round(value + (to[channel]! - value) * share));
  return [red!, green!, blue!];
}

/** As a canvas stores it on little-endian machines: alpha, blue, green, red. */
function packed([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
