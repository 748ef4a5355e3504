import type { Drawing } from './drawing.ts';
import { regionsOf } from './regions.ts';
import { linesFrom, thinned } from './thinning.ts';

/** What can be measured of a drawing by hand, all of it from its pixels, so that files without strokes have it too. */
export const MEASURES = [
  'ink',
  'width',
  'height',
  'holes',
  'pieces',
  'ends',
  'symmetry',
  'left',
  'top',
  'across',
  'down',
] as const;

export type MeasureName = (typeof MEASURES)[number];

/**
 * ink: pixels full of it. width, height: pixels of what is drawn. holes: parts of paper that are closed in. pieces: parts of
 * ink that hang together. ends: where a line stops. symmetry: per cent of the ink that meets ink when left and right are
 * exchanged. left, top: per cent of the ink in the left and in the upper half. across, down: lines that the middle row and
 * the middle column meet. All are whole numbers; of an empty sheet all are 0.
 */
export type Measures = Readonly<Record<MeasureName, number>>;

/** What each measure can be, for a rule's numbers. */
export const MOST: Measures = {
  ink: 400,
  width: 28,
  height: 28,
  holes: 9,
  pieces: 9,
  ends: 20,
  symmetry: 100,
  left: 100,
  top: 100,
  across: 9,
  down: 9,
};

/** Less than this is paper. */
const FAINT = 0.3;
/** A single pixel of paper in a thick line is no hole. */
const SMALLEST_HOLE = 2;

export function measuresOf({ ink, side }: Drawing): Measures {
  const isInk = new Uint8Array(ink.length);
  ink.forEach((value, place) => (isInk[place] = value >= FAINT ? 1 : 0));
  const box = boxOf(isInk, side);
  if (!box) return Object.fromEntries(MEASURES.map((name) => [name, 0])) as unknown as Measures;
  const total = sum(ink, () => true);
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const percent = (part: number) => Math.round((100 * part) / total);
  return {
    ink: Math.round(total),
    width: box.right - box.left + 1,
    height: box.bottom - box.top + 1,
    holes: regionsOf(isInk, side, 0).filter(({ size, isAtEdge }) => !isAtEdge && size >= SMALLEST_HOLE)
      .length,
    pieces: regionsOf(isInk, side, 1).length,
    ends: endsOf(isInk, side),
    symmetry: percent(mirrored(ink, side, box.left + box.right)),
    left: percent(sum(ink, (place) => place % side < middle.x)),
    top: percent(sum(ink, (place) => Math.floor(place / side) < middle.y)),
    across: crossings((index) => isInk[Math.round(middle.y) * side + index], side),
    down: crossings((index) => isInk[index * side + Math.round(middle.x)], side),
  };
}

/** First and last column and row with ink. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(isInk: Uint8Array, side: number): Box | undefined {
  let left = side;
  let right = -1;
  let top = side;
  let bottom = -1;
  for (let place = 0; place < isInk.length; place++) {
    if (isInk[place] === 0) continue;
    const column = place % side;
    const row = (place - column) / side;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = row;
  }
  return right < 0 ? undefined : { left, right, top, bottom };
}

function sum(ink: Float32Array, isCounted: (place: number) => boolean): number {
  let total = 0;
  for (let place = 0; place < ink.length; place++) if (isCounted(place)) total += ink[place];
  return total;
}

/** Ink that a pixel shares with its mirror image; a column and its image are `both` together. */
function mirrored(ink: Float32Array, side: number, both: number): number {
  let total = 0;
  for (let place = 0; place < ink.length; place++) {
    const column = place % side;
    const image = both - column;
    if (image >= 0 && image < side) total += Math.min(ink[place], ink[place - column + image]);
  }
  return total;
}

/** Pixels of the thin lines with one way to go on. */
function endsOf(isInk: Uint8Array, side: number): number {
  const lines = thinned(isInk, side);
  return lines.reduce(
    (ends, value, place) => (value === 1 && linesFrom(lines, side, place) === 1 ? ends + 1 : ends),
    0,
  );
}

/** How often paper is followed by ink along a line of pixels. */
function crossings(at: (index: number) => number, side: number): number {
  let count = 0;
  for (let index = 0; index < side; index++)
    if (at(index) === 1 && (index === 0 || at(index - 1) === 0)) count++;
  return count;
}
