export type Rgb = readonly [red: number, green: number, blue: number];

/** What canvases are painted with, on the page or away from it. */
export interface Palette {
  readonly card: Rgb;
  readonly ink: string;
  readonly blue: string;
  readonly orange: string;
  readonly edge: string;
  /** One for each class, from 0. */
  readonly classes: readonly Rgb[];
  /** How much colour the big surface takes, so that marks stand out on it. */
  readonly strength: number;
}

/** From #rgb or #rrggbb. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(expanded(hex).slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Minifiers write #fff. */
function expanded(hex: string): string {
  return hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
}
