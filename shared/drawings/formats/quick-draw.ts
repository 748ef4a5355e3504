import { PAD_UNITS, type Stroke, type Strokes } from '../strokes.ts';
import { FileError } from './file-error.ts';
import type { NamedFile } from './packing.ts';

/** A drawing with its word, as a line of Quick, Draw! has it. */
export interface WordDrawing {
  readonly word: string;
  readonly strokes: Strokes;
  /** Where the line says so; ours do. */
  readonly isTest?: boolean;
}

export interface QuickDrawFile {
  readonly drawings: readonly WordDrawing[];
  /** Lines that hold no drawing, from 1. */
  readonly brokenLines: readonly number[];
}

/**
 * One drawing a line: {"word": "cat", "drawing": [[[x, …], [y, …]], …]}. Simplified drawings lie between 0 and 255;
 * ours say their own `side`; any other is fitted to the pad. https://github.com/googlecreativelab/quickdraw-dataset
 */
export function parseQuickDraw({ name, bytes }: NamedFile): QuickDrawFile {
  const drawings: WordDrawing[] = [];
  const brokenLines: number[] = [];
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const drawing = drawingIn(line);
      if (drawing) drawings.push(drawing);
      else brokenLines.push(index + 1);
    });
  if (drawings.length === 0) throw new FileError(name, { code: 'no-drawings' });
  return { drawings, brokenLines };
}

export function isQuickDraw(bytes: Uint8Array): boolean {
  return bytes[0] === '{'.charCodeAt(0);
}

export function writeQuickDraw(drawings: readonly WordDrawing[]): Uint8Array {
  const lines = drawings.map(({ word, strokes, isTest }) => {
    const set = isTest === undefined ? {} : { set: isTest ? 'test' : 'train' };
    return JSON.stringify({ word, ...set, side: PAD_UNITS, drawing: strokes.map(axesOf) });
  });
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

type Axes = readonly [x: readonly number[], y: readonly number[]];

function axesOf(stroke: Stroke): Axes {
  return [stroke.filter((_, index) => index % 2 === 0), stroke.filter((_, index) => index % 2 === 1)];
}

function drawingIn(line: string): WordDrawing | undefined {
  const said = parsed(line);
  if (!said || typeof said.word !== 'string' || !Array.isArray(said.drawing)) return undefined;
  const strokes: readonly unknown[] = said.drawing;
  if (strokes.length === 0 || !strokes.every(isAxes)) return undefined;
  const isTest = said.set === 'test' ? true : said.set === 'train' ? false : undefined;
  return { word: said.word, strokes: onPad(strokes, said.side), ...(isTest !== undefined && { isTest }) };
}

function parsed(line: string): Partial<Record<'word' | 'drawing' | 'side' | 'set', unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined; // the line is told as broken
  }
}

function isAxes(value: unknown): value is Axes {
  if (!Array.isArray(value)) return false;
  const [x, y] = value as readonly unknown[];
  return isNumbers(x) && isNumbers(y) && x.length === y.length && x.length > 0;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item));
}

function onPad(strokes: readonly Axes[], side: unknown): Strokes {
  const [left, right] = rangeOf(strokes.map(([x]) => x));
  const [top, bottom] = rangeOf(strokes.map(([, y]) => y));
  if (side === PAD_UNITS && isWithin([left, right, top, bottom], PAD_UNITS)) return placed(strokes, 0, 0, 1);
  if (isWithin([left, right, top, bottom], 255)) return placed(strokes, 0, 0, PAD_UNITS / 256);
  const edge = Math.max(right - left, bottom - top, 1);
  return placed(strokes, left, top, PAD_UNITS / edge);
}

function placed(strokes: readonly Axes[], left: number, top: number, scale: number): Strokes {
  return strokes.map(([xs, ys]) =>
    xs.flatMap((x, index) => [Math.round((x - left) * scale), Math.round((ys[index] - top) * scale)]),
  );
}

function rangeOf(lines: readonly (readonly number[])[]): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const line of lines) {
    for (const value of line) [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  return [least, most];
}

function isWithin(values: readonly number[], most: number): boolean {
  return values.every((value) => value >= 0 && value <= most);
}
