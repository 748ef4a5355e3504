import { CARDS_OF, readyMade, type Subject } from '#shared/activities/gan/cards/cards.ts';
import { unpackSigned } from '#shared/activities/gan/ink.ts';
import type { TestAnswer } from '#shared/activities/gan/state.ts';
import type { ForgerTest } from '#shared/activities/gan/view-types.ts';
import { SIDE } from '#shared/drawings/drawing.ts';
import { PAD_UNITS, type Stroke, type Strokes } from '#shared/drawings/strokes.ts';

/** A forger's first sheet: the subject, as anybody would draw it who has not seen the card. */
export function firstSketch(subject: Subject, seed: number): Strokes {
  const cards = CARDS_OF[subject];
  return readyMade(cards[seed % cards.length]!, false, 3, seed);
}

/** The sheet that the referee took for most real. */
export function bestOf(tests: readonly ForgerTest[]): Strokes {
  const rank = ({ answer }: ForgerTest) => (answer ? realness(answer) : -1);
  return tests.reduce((best, test) => (rank(test) > rank(best) ? test : best)).strokes;
}

function realness({ verdict }: TestAnswer): number {
  return verdict.kind === 'percentile' ? verdict.rank : verdict.step / 5;
}

/** Ink goes from where the overlay says less, and a line comes along where it says more. */
export function revised(strokes: Strokes, { overlay }: TestAnswer): Strokes {
  const advice = unpackSigned(overlay);
  const frame = frameOf(strokes);
  const kept = strokes.flatMap((stroke) => withoutBad(stroke, advice, frame));
  const line = strongestLine(advice);
  return line.length > 1 ? [...kept, line.flatMap((place) => onPad(place, frame))] : kept;
}

/** How a network's 28×28 pixels lie on the pad: as rasterize crops and centres. */
interface Frame {
  readonly middle: readonly [number, number];
  /** Units of the pad for a pixel. */
  readonly pixel: number;
}

/** Pixels that the longer edge takes, without half the pen on both sides. */
const LONGER_EDGE = 18;

function frameOf(strokes: Strokes): Frame {
  const xs = strokes.flatMap((stroke) => stroke.filter((_, index) => index % 2 === 0));
  const ys = strokes.flatMap((stroke) => stroke.filter((_, index) => index % 2 === 1));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const edge = Math.max(right - left, bottom - top, PAD_UNITS / 16);
  return { middle: [(left + right) / 2, (top + bottom) / 2], pixel: edge / LONGER_EDGE };
}

function onPad(place: number, { middle, pixel }: Frame): readonly [number, number] {
  const [column, row] = [place % SIDE, Math.floor(place / SIDE)];
  return [
    clipped(middle[0] + (column + 0.5 - SIDE / 2) * pixel),
    clipped(middle[1] + (row + 0.5 - SIDE / 2) * pixel),
  ];
}

function pixelAt(x: number, y: number, { middle, pixel }: Frame): number {
  const inside = (position: number) => Math.min(SIDE - 1, Math.max(0, Math.floor(position)));
  const column = inside((x - middle[0]) / pixel + SIDE / 2);
  return inside((y - middle[1]) / pixel + SIDE / 2) * SIDE + column;
}

function clipped(position: number): number {
  return Math.round(Math.min(PAD_UNITS, Math.max(0, position)));
}

/** Advice at least as strong as this is followed. */
const STRONG = 0.5;

/** What is left of a stroke, in pieces of at least two places. */
function withoutBad(stroke: Stroke, advice: Float32Array, frame: Frame): Stroke[] {
  const pieces: number[][] = [[]];
  for (let at = 0; at < stroke.length; at += 2) {
    const [x, y] = [stroke[at]!, stroke[at + 1]!];
    if (advice[pixelAt(x, y, frame)]! < -STRONG) pieces.push([]);
    else pieces.at(-1)!.push(x, y);
  }
  return pieces.filter(({ length }) => length >= 4);
}

const LONGEST_LINE = 8;

/** From the pixel where more ink helps most along its best neighbours: places in the picture. */
function strongestLine(advice: Float32Array): number[] {
  const best = advice.reduce((found, value, place) => (value > advice[found]! ? place : found), 0);
  if (advice[best]! < STRONG) return [];
  const line = [best];
  while (line.length < LONGEST_LINE) {
    const next = bestNeighbour(advice, line);
    if (next === undefined) break;
    line.push(next);
  }
  return line;
}

function bestNeighbour(advice: Float32Array, line: readonly number[]): number | undefined {
  const last = line.at(-1)!;
  const [column, row] = [last % SIDE, Math.floor(last / SIDE)];
  let best: number | undefined;
  for (let place = 0; place < SIDE * SIDE; place++) {
    const away = Math.max(Math.abs((place % SIDE) - column), Math.abs(Math.floor(place / SIDE) - row));
    if (away !== 1 || line.includes(place) || advice[place]! < STRONG / 2) continue;
    if (best === undefined || advice[place]! > advice[best]!) best = place;
  }
  return best;
}
