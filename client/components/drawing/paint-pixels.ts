type Rgb = readonly [red: number, green: number, blue: number];

/** Ink on paper, one pixel of the image for one of the drawing. */
export function paintInk(pixels: ArrayLike<number>, side: number, paper: Rgb, ink: string): ImageData {
  const image = new ImageData(side, side);
  const black = rgbOf(ink);
  for (let place = 0; place < side * side; place++)
    put(image, place, mix(paper, black, pixels[place]! / 255));
  return image;
}

export interface SignedColours {
  readonly zero: Rgb;
  readonly positive: Rgb;
  readonly negative: Rgb;
}

/** Signed numbers: paper at 0, blue above, orange below; |v|/most raised to .8, so that small values are seen. */
export function paintSigned(
  values: ArrayLike<number>,
  width: number,
  height: number,
  most: number,
  colours: SignedColours,
): ImageData {
  const image = new ImageData(width, height);
  for (let place = 0; place < width * height; place++) {
    put(image, place, signedColour(values[place]!, most, colours));
  }
  return image;
}

export function signedColour(value: number, most: number, { zero, positive, negative }: SignedColours): Rgb {
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) ** 0.8 : 0;
  return mix(zero, value >= 0 ? positive : negative, share);
}

/** The largest of |v|; one scale for all of a map. */
export function mostOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let place = 0; place < values.length; place++) most = Math.max(most, Math.abs(values[place]!));
  return most;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const along = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [along(0), along(1), along(2)];
}

function put(image: ImageData, place: number, [red, green, blue]: Rgb): void {
  image.data.set([red, green, blue, 255], place * 4);
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(
    hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&').slice(1) : hex.slice(1),
    16,
  );
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
