import type { Palette } from '#client/styles/colours.ts';
import type { Context2D } from './context-2d.ts';
import { drawBorders, drawHalfLines } from './draw-lines.ts';
import { paintField, type Fields } from './paint-field.ts';
import { PICTURE_STRENGTH, pictureHatch, tintOf, type Tint } from './tint.ts';

/** `picture`: a neuron, strong and hatched. `plane`: pale, with lines at ±0.5. `calm`: pale, line at 0 only. `curve`: that line alone. */
export type SurfaceLook = 'picture' | 'plane' | 'calm' | 'curve';

export interface SurfaceStyle {
  /** Of the canvas, to each side. */
  readonly pixels: number;
  /** The same in the page's own measure. */
  readonly size: number;
  readonly look: SurfaceLook;
  /** Of the line at 0, in the page's measure; none at all with 0. */
  readonly lineWidth: number;
  readonly palette: Palette;
}

/** A field is smooth between its grid's points: beyond this it is stretched, and only its lines are drawn sharply. */
const PIXELS_PER_CELL = 2;

/** Paints surfaces of one style, again and again, into a canvas of `style.pixels` to each side. */
export class SurfacePainter {
  readonly #style: SurfaceStyle;
  readonly #tint: Tint;
  #image: ImageData | undefined;

  constructor(style: SurfaceStyle) {
    const { look, palette } = style;
    this.#style = style;
    this.#tint = tintOf(palette, look === 'picture' ? PICTURE_STRENGTH : palette.strength);
  }

  paint(context: Context2D, fields: Fields | undefined): void {
    const { pixels, look } = this.#style;
    const { canvas } = context;
    if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
    context.clearRect(0, 0, pixels, pixels);
    if (!fields) return;
    if (look !== 'curve') this.#paintField(context, fields);
    this.#drawLines(context, fields);
  }

  #paintField(context: Context2D, fields: Fields): void {
    const { pixels, look } = this.#style;
    const side = look === 'picture' ? pixels : Math.min(pixels, PIXELS_PER_CELL * fields.side);
    if (this.#image?.width !== side) this.#image = new ImageData(side, side);
    paintField(this.#image, fields, this.#tint, look === 'picture' ? pictureHatch(side) : undefined);
    context.putImageData(this.#image, 0, 0);
    if (side !== pixels) context.drawImage(context.canvas, 0, 0, side, side, 0, 0, pixels, pixels);
  }

  #drawLines(context: Context2D, fields: Fields): void {
    const { pixels, size, look, lineWidth, palette } = this.#style;
    const unit = pixels / size;
    if (look === 'plane' && fields.values.length === 1) drawHalfLines(context, fields, unit, palette);
    if (lineWidth > 0) drawBorders(context, fields, lineWidth * unit, palette);
  }
}
