import { PAD_UNITS, type Stroke, type Strokes } from './strokes.ts';

/** Points that a drawing is read in, whatever it is made of. */
export const STEPS = 32;
/** Of each: x and y from −1 to 1, how far it lies from the point before, and 1 where the pen is put down. */
export const FEATURES = 5;

export interface StepOptions {
  /** The drawing's longer edge reaches from −1 to 1; else the pad's. Default true. */
  readonly isCentred?: boolean;
  /** Added to every x. Default 0. */
  readonly right?: number;
}

/**
 * Strokes → [STEPS, FEATURES]: points at equal distances along the pen's way, in its order, at least one of each stroke.
 * Only sums, products, quotients and square roots, so that every machine gets the same numbers.
 */
export function stepsOf(strokes: Strokes, { isCentred = true, right = 0 }: StepOptions = {}): Float32Array {
  const read = strokes.filter(({ length }) => length >= 2).slice(0, STEPS);
  const steps = new Float32Array(STEPS * FEATURES);
  const { middleX, middleY, half } = (isCentred ? frameOf(read) : undefined) ?? WHOLE_PAD;
  let at = 0;
  let [beforeX, beforeY] = [0, 0];
  for (const [index, stroke] of spread(read).entries()) {
    for (const [place, [padX, padY]] of pointsAlong(read[index], stroke).entries()) {
      const x = (padX - middleX) / half + right;
      const y = (padY - middleY) / half;
      const isFirst = at === 0;
      steps.set([x, y, isFirst ? 0 : x - beforeX, isFirst ? 0 : y - beforeY, place === 0 ? 1 : 0], at);
      [beforeX, beforeY] = [x, y];
      at += FEATURES;
    }
  }
  return steps;
}

interface Frame {
  readonly middleX: number;
  readonly middleY: number;
  readonly half: number;
}

const WHOLE_PAD: Frame = { middleX: PAD_UNITS / 2, middleY: PAD_UNITS / 2, half: PAD_UNITS / 2 };
/** What is smaller is not magnified further: a dot stays a dot. */
const SMALLEST_HALF = PAD_UNITS / 32;

function frameOf(strokes: Strokes): Frame | undefined {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const stroke of strokes) {
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      [left, right] = [Math.min(left, stroke[at]), Math.max(right, stroke[at])];
      [top, bottom] = [Math.min(top, stroke[at + 1]), Math.max(bottom, stroke[at + 1])];
    }
  }
  if (right < left) return undefined;
  const half = Math.max((right - left) / 2, (bottom - top) / 2, SMALLEST_HALF);
  return { middleX: (left + right) / 2, middleY: (top + bottom) / 2, half };
}

/** How many points each stroke gets: one, and of the others its share by length. */
function spread(strokes: Strokes): number[] {
  const lengths = strokes.map(lengthOf);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const others = STEPS - strokes.length;
  let reached = 0;
  let given = 0;
  return lengths.map((length, index) => {
    reached += all === 0 ? 1 / strokes.length : length / all;
    const upTo = index === lengths.length - 1 ? others : Math.round(others * Math.min(1, reached));
    const own = 1 + upTo - given;
    given = upTo;
    return own;
  });
}

function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let at = 2; at + 1 < stroke.length; at += 2) length += pieceLength(stroke, at);
  return length;
}

/** From the point before to the one that begins at `at`. */
function pieceLength(stroke: Stroke, at: number): number {
  const dx = stroke[at] - stroke[at - 2];
  const dy = stroke[at + 1] - stroke[at - 1];
  return Math.sqrt(dx * dx + dy * dy);
}

/** `count` points from a stroke's first to its last. */
function pointsAlong(stroke: Stroke, count: number): (readonly [x: number, y: number])[] {
  const distance = count > 1 ? lengthOf(stroke) / (count - 1) : 0;
  let at = 2;
  let passed = 0;
  return Array.from({ length: count }, (_, index) => {
    while (at + 3 < stroke.length && passed + pieceLength(stroke, at) < index * distance) {
      passed += pieceLength(stroke, at);
      at += 2;
    }
    const length = at + 1 < stroke.length ? pieceLength(stroke, at) : 0;
    const part = length === 0 ? 0 : Math.min(1, (index * distance - passed) / length);
    const to = length === 0 ? at - 2 : at;
    return [
      stroke[at - 2] + part * (stroke[to] - stroke[at - 2]),
      stroke[at - 1] + part * (stroke[to + 1] - stroke[at - 1]),
    ] as const;
  });
}
