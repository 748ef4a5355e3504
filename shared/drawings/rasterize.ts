import { SIDE } from './drawing.ts';
import { curvesOf, type Curve, type Place } from './stroke-curves.ts';
import { PAD_UNITS, PEN_UNITS, type Stroke, type Strokes } from './strokes.ts';

export interface RasterizeOptions {
  /** Cropped to what is drawn, scaled to 20 pixels and put into the middle; else the whole pad as it is. Default true. */
  readonly isCentred?: boolean;
}

/**
 * Strokes → [28 × 28] bytes of ink, 0 for paper: what networks are given of a drawing. Only sums, products, quotients
 * and comparisons, so that every machine gets the same bytes.
 */
export function rasterize(strokes: Strokes, { isCentred = true }: RasterizeOptions = {}): Uint8Array {
  const lines = strokes.map(lineOf);
  const frame = (isCentred ? boxOf(lines) : undefined) ?? WHOLE_PAD;
  const samples = new Uint8Array(GRID * GRID);
  for (const line of lines) inkLine(samples, line, frame);
  return inkOf(samples);
}

/** Where the 28 × 28 pixels of `rasterize` lie on the pad, in its units; parts of them may lie beside it. */
export interface PixelFrame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** So that what a network says about a pixel can be shown where it was drawn. */
export function pixelFrameOf(strokes: Strokes, { isCentred = true }: RasterizeOptions = {}): PixelFrame {
  const { middle, scale } = (isCentred ? boxOf(strokes.map(lineOf)) : undefined) ?? WHOLE_PAD;
  const side = GRID / scale;
  return { left: middle[0] - side / 2, top: middle[1] - side / 2, side };
}

/** Samples along an edge of a pixel: a pixel's ink is the share of its samples that the pen covers. */
const SAMPLES = 4;
const GRID = SIDE * SAMPLES;

/** Pixels that the longer edge of a centred drawing takes, its pen's thickness included. */
const SIZE = 20;
/** Pixels: about the pen of MNIST, however small somebody drew. */
const CENTRED_PEN = 2;
/** What is smaller is not magnified further: a dot stays a dot. */
const SMALLEST_BOX = PAD_UNITS / 16;

/** How the pad is looked at: the place in the middle, and samples for a unit of the pad. */
interface Frame {
  readonly middle: Place;
  readonly scale: number;
  /** Half the pen's thickness, in samples. */
  readonly radius: number;
}

const WHOLE_PAD: Frame = {
  middle: [PAD_UNITS / 2, PAD_UNITS / 2],
  scale: GRID / PAD_UNITS,
  radius: (PEN_UNITS * GRID) / PAD_UNITS / 2,
};

/** Straight pieces that a curve is drawn with. */
const PIECES = 4;

/** A stroke's corners, once it is smooth: x and y by turns, in one run, since a page asks for them while somebody draws. */
function lineOf(stroke: Stroke): Float64Array {
  const curves = curvesOf(stroke);
  if (curves.length === 0) return new Float64Array(0);
  const line = new Float64Array(2 * (1 + curves.length * PIECES));
  line.set(curves[0].from);
  curves.forEach((curve, index) => setCorners(line, 2 * (1 + index * PIECES), curve));
  return line;
}

/** B(t) = (1−t)²·from + 2t(1−t)·bend + t²·to at t = ¼, ½, ¾, 1 */
function setCorners(line: Float64Array, start: number, { from, bend, to }: Curve): void {
  for (let piece = 0; piece < PIECES; piece++) {
    const t = (piece + 1) / PIECES;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    line[start + 2 * piece] = a * from[0] + b * bend[0] + c * to[0];
    line[start + 2 * piece + 1] = a * from[1] + b * bend[1] + c * to[1];
  }
}

function boxOf(lines: readonly Float64Array[]): Frame | undefined {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      left = Math.min(left, line[at]);
      right = Math.max(right, line[at]);
      top = Math.min(top, line[at + 1]);
      bottom = Math.max(bottom, line[at + 1]);
    }
  }
  if (right < left) return undefined;
  const edge = Math.max(right - left, bottom - top, SMALLEST_BOX);
  return {
    middle: [(left + right) / 2, (top + bottom) / 2],
    scale: ((SIZE - CENTRED_PEN) * SAMPLES) / edge,
    radius: (CENTRED_PEN * SAMPLES) / 2,
  };
}

/** Corners nearer than this to the one before are passed over: no pen shows them. In samples. */
const NEAR = 1;

function inkLine(samples: Uint8Array, line: Float64Array, { middle, scale, radius }: Frame): void {
  let [fromX, fromY] = [0, 0];
  for (let at = 0; at < line.length; at += 2) {
    const x = (line[at] - middle[0]) * scale + GRID / 2;
    const y = (line[at + 1] - middle[1]) * scale + GRID / 2;
    const isNear = (x - fromX) * (x - fromX) + (y - fromY) * (y - fromY) < NEAR * NEAR;
    if (at > 0 && isNear && at < line.length - 2) continue;
    if (at > 0) inkPiece(samples, fromX, fromY, x, y, radius);
    fromX = x;
    fromY = y;
  }
}

/** Every sample whose middle is at most `radius` from the straight piece between two places. */
function inkPiece(samples: Uint8Array, ax: number, ay: number, bx: number, by: number, radius: number): void {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy || 1;
  const left = first(Math.min(ax, bx) - radius);
  const right = last(Math.max(ax, bx) + radius);
  const bottom = last(Math.max(ay, by) + radius);
  for (let row = first(Math.min(ay, by) - radius); row <= bottom; row++) {
    const y = row + 0.5 - ay;
    for (let column = left; column <= right; column++) {
      // Most are covered by the piece before.
      if (samples[row * GRID + column] === 1) continue;
      const x = column + 0.5 - ax;
      const part = Math.min(1, Math.max(0, (x * dx + y * dy) / square));
      const awayX = x - part * dx;
      const awayY = y - part * dy;
      if (awayX * awayX + awayY * awayY <= radius * radius) samples[row * GRID + column] = 1;
    }
  }
}

function first(edge: number): number {
  return Math.max(0, Math.floor(edge));
}

function last(edge: number): number {
  return Math.min(GRID - 1, Math.floor(edge));
}

function inkOf(samples: Uint8Array): Uint8Array {
  const ink = new Uint8Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const corner = row * SAMPLES * GRID + column * SAMPLES;
      ink[row * SIDE + column] = Math.round((countAt(samples, corner) * 255) / (SAMPLES * SAMPLES));
    }
  }
  return ink;
}

/** Covered samples of the pixel whose first sample is at `corner`. */
function countAt(samples: Uint8Array, corner: number): number {
  let count = 0;
  for (let row = 0; row < SAMPLES; row++) {
    for (let column = 0; column < SAMPLES; column++) count += samples[corner + row * GRID + column];
  }
  return count;
}
