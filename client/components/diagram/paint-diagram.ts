import type { Palette } from '#client/styles/colours.ts';
import type { Context2D } from '../surface/context-2d.ts';
import type { Fields } from '../surface/paint-field.ts';
import { layoutNetwork, type DiagramBox, type DiagramLayout } from './layout.ts';
import { SheetPainter } from './paint-sheet.ts';
import {
  biasStems,
  handoverPaths,
  synapseCurves,
  synapseLooks,
  type SynapseCurve,
  type WeightOf,
} from './synapses.ts';

export interface DiagramStyle {
  readonly box: DiagramBox;
  /** Units shown in each layer, inputs first. */
  readonly visible: readonly (readonly number[])[];
  /** Canvas pixels in one of the diagram's. */
  readonly unit: number;
  readonly palette: Palette;
}

/** What a diagram shows of a network at one moment. */
export interface DiagramFacts {
  readonly weightOf: WeightOf;
  readonly biasOf: (layer: number, unit: number) => number;
  /** Column 0 are the inputs. */
  readonly fieldOf: (column: number, unit: number) => Fields | undefined;
}

/** Room around the diagram's box for what stands out of it: stems, thick lines. */
export const DIAGRAM_MARGIN = 20;

/** Paints a network as NetworkDiagram shows it, but all of it on one canvas, again and again. */
export class DiagramPainter {
  readonly #style: DiagramStyle;
  readonly #layout: DiagramLayout;
  readonly #curves: readonly SynapseCurve[];
  readonly #paths: readonly Path2D[];
  readonly #sheet: OffscreenCanvas;
  readonly #pictures: SheetPainter;

  constructor(style: DiagramStyle) {
    const { box, visible, unit, palette } = style;
    this.#style = style;
    this.#layout = layoutNetwork(visible, box);
    this.#curves = synapseCurves(this.#layout, box.outputSpread);
    this.#paths = this.#curves.map(({ path }) => new Path2D(path));
    this.#sheet = new OffscreenCanvas(Math.ceil(box.width * unit) + 1, Math.ceil(box.height * unit) + 1);
    this.#pictures = new SheetPainter({ size: this.#layout.picture, unit, palette });
  }

  paint(context: Context2D, facts: DiagramFacts): void {
    const { box, unit } = this.#style;
    const { canvas } = context;
    const width = Math.ceil((box.width + 2 * DIAGRAM_MARGIN) * unit);
    const height = Math.ceil((box.height + 2 * DIAGRAM_MARGIN) * unit);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const margin = Math.round(DIAGRAM_MARGIN * unit);
    context.setTransform(unit, 0, 0, unit, margin, margin);
    this.#drawLines(context, facts);
    this.#drawFrames(context);
    context.setTransform(1, 0, 0, 1, margin, margin);
    this.#drawPictures(context, facts);
  }

  #drawLines(context: Context2D, { weightOf, biasOf }: DiagramFacts): void {
    const { palette } = this.#style;
    const { blue, orange, edge } = palette;
    for (const path of handoverPaths(this.#layout)) stroke(context, new Path2D(path), edge, 1.4, 'none');
    for (const [index, look] of synapseLooks(this.#layout, this.#curves, weightOf).entries()) {
      context.globalAlpha = look.isFaint ? 0.25 : 1;
      stroke(context, this.#paths[index]!, look.isNegative ? orange : blue, look.width, look.dash);
    }
    context.globalAlpha = 1;
    for (const { x, y, length, width, bias, dash } of biasStems(this.#layout, biasOf)) {
      const path = new Path2D();
      path.moveTo(x, y);
      path.lineTo(x, y + length);
      stroke(context, path, bias < 0 ? orange : blue, width, dash);
    }
  }

  /** Under the pictures: what shows of a frame is its outer edge. */
  #drawFrames(context: Context2D): void {
    const { palette } = this.#style;
    const { columns, picture } = this.#layout;
    const path = new Path2D();
    for (const { x, y } of columns.flat())
      path.roundRect(x - 0.6, y - 0.6, picture + 1.2, picture + 1.2, (picture * 8) / 60 + 0.6);
    context.fillStyle = `rgb(${palette.card.join(' ')})`;
    context.fill(path);
    context.globalAlpha = 0.55;
    stroke(context, path, palette.ink, 1.2, 'none');
    context.globalAlpha = 1;
  }

  #drawPictures(context: Context2D, { fieldOf }: DiagramFacts): void {
    const sheet = this.#sheet.getContext('2d')!;
    const pictures = this.#layout.columns.flatMap((column, index) =>
      column.map(({ unit, x, y }) => ({ x, y, fields: fieldOf(index, unit), hasLine: index > 0 })),
    );
    this.#pictures.paint(sheet, pictures);
    context.drawImage(this.#sheet, 0, 0);
  }
}

function stroke(context: Context2D, path: Path2D, colour: string, width: number, dash: string): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash === 'none' ? [] : dash.split(' ').map(Number));
  context.stroke(path);
}
