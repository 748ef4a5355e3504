import { rgbOf, type Palette } from '#client/styles/colours.ts';
import type { Context2D } from '../surface/context-2d.ts';
import type { Fields } from '../surface/paint-field.ts';
import { paintPicture, pictureStyle, type PictureStyle } from '../surface/paint-picture.ts';
import { PICTURE_STRENGTH, tintOf } from '../surface/tint.ts';

export interface Picture {
  readonly x: number;
  readonly y: number;
  readonly fields: Fields | undefined;
  readonly hasLine: boolean;
}

const LINE = 1.6;

/** Paints neurons' pictures, all of one size, again and again. `unit`: canvas pixels in one of the diagram's. */
export class SheetPainter {
  readonly #unit: number;
  readonly #style: PictureStyle;
  readonly #image: ImageData;

  constructor({ size, unit, palette }: { size: number; unit: number; palette: Palette }) {
    const pixels = Math.max(2, Math.round(size * unit));
    this.#unit = unit;
    this.#image = new ImageData(pixels, pixels);
    this.#style = pictureStyle({
      pixels,
      tint: tintOf(palette, PICTURE_STRENGTH),
      ink: rgbOf(palette.ink),
      lineWidth: LINE * unit,
      radius: (pixels * 8) / 60,
    });
  }

  /** At whole pixels, so that a picture's corner is one. */
  paint(context: Context2D, pictures: readonly Picture[]): void {
    for (const { x, y, fields, hasLine } of pictures) {
      if (!fields) continue;
      paintPicture(this.#image, fields, this.#style, hasLine);
      context.putImageData(this.#image, Math.round(x * this.#unit), Math.round(y * this.#unit));
    }
  }
}
