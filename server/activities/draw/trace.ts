import { SIDE } from '#shared/drawings/drawing.ts';
import { PAD_UNITS, type Strokes } from '#shared/drawings/strokes.ts';
import { linesFrom, thinned } from '#shared/drawings/thinning.ts';

/** Less ink than this is paper. */
const FAINT = 100;
const UNITS = PAD_UNITS / SIDE;

/** [28 × 28] bytes of ink → strokes along the middle of its lines: a drawing as a hand could have made it. */
export function trace(pixels: Uint8Array): Strokes {
  const left = thinned(
    pixels.map((ink) => (ink >= FAINT ? 1 : 0)),
    SIDE,
  );
  const strokes: number[][] = [];
  for (let start = nextStart(left); start >= 0; start = nextStart(left)) strokes.push(walk(left, start));
  return strokes;
}

/** An end of a line, or any place of a closed one; −1 when nothing is left. */
function nextStart(left: Uint8Array): number {
  const end = left.findIndex((ink, place) => ink === 1 && linesFrom(left, SIDE, place) <= 1);
  return end >= 0 ? end : left.indexOf(1);
}

/** Straight on before round a corner. */
const WAYS = [1, SIDE, -1, -SIDE, SIDE + 1, SIDE - 1, -SIDE + 1, -SIDE - 1];

/** Takes a line away, from `start` to where it does not go on. → its points */
function walk(left: Uint8Array, start: number): number[] {
  const points: number[] = [];
  for (let place: number | undefined = start; place !== undefined;) {
    left[place] = 0;
    points.push(
      Math.round(((place % SIDE) + 0.5) * UNITS),
      Math.round((Math.floor(place / SIDE) + 0.5) * UNITS),
    );
    const from: number = place;
    place = WAYS.map((way) => from + way).find((next) => left[next] === 1);
  }
  return points;
}
