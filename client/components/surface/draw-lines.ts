import type { Palette } from '#client/styles/colours.ts';
import type { Context2D } from './context-2d.ts';
import { isoLine } from './iso-lines.ts';
import { leads } from './leads.ts';
import type { Fields } from './paint-field.ts';
import { polylines } from './polylines.ts';

interface Line {
  readonly colour: string;
  /** In the canvas's own pixels. */
  readonly width: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
}

/** The lines at ±0.5 of one signed field: blue solid, orange dashed. `unit`: canvas pixels in one of the page's. */
export function drawHalfLines(
  context: Context2D,
  { values, side }: Fields,
  unit: number,
  { blue, orange }: Palette,
): void {
  const width = 1.5 * unit;
  const dash = [6 * unit, 5 * unit];
  draw(context, isoLine(values[0]!, side, 0.5), side, { colour: blue, width, alpha: 0.55 });
  draw(context, isoLine(values[0]!, side, -0.5), side, { colour: orange, width, alpha: 0.7, dash });
}

/** The borders between the classes: where the one signed field is 0, or the largest of several changes. */
export function drawBorders(context: Context2D, fields: Fields, width: number, { ink }: Palette): void {
  const borders = fields.values.length === 1 ? fields.values : leads(fields);
  for (const border of borders)
    draw(context, isoLine(border, fields.side, 0), fields.side, { colour: ink, width });
}

/** Whole lines, joined end to end: a browser draws few long ones many times faster than their loose pieces. */
function draw(context: Context2D, pieces: readonly number[], side: number, line: Line): void {
  context.globalAlpha = line.alpha ?? 1;
  context.strokeStyle = line.colour;
  context.lineWidth = line.width;
  context.lineJoin = 'round';
  context.setLineDash(line.dash ? [...line.dash] : []);
  context.beginPath();
  for (const points of polylines(pieces)) trace(context, points, context.canvas.width / (side - 1));
  context.stroke();
  context.globalAlpha = 1;
}

/** `step`: the canvas's pixels in a grid cell. */
function trace(context: Context2D, points: readonly number[], step: number): void {
  context.moveTo(points[0]! * step, points[1]! * step);
  for (let at = 2; at < points.length; at += 2) context.lineTo(points[at]! * step, points[at + 1]! * step);
}
