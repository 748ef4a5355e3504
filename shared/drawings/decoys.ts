import type { Random } from '#shared/engine/index.ts';
import { SIDE } from './drawing.ts';
import { rasterize } from './rasterize.ts';
import { PAD_UNITS } from './strokes.ts';

/**
 * Sheets that are no drawing of anything, as ink from 0 to 1 [28 × 28]: what a referee has to know, or else a page that
 * is all black passes for a cat.
 */

const PIXELS = SIDE * SIDE;

/** Nothing at all, or a grain of dust. */
export function blank(random: Random): Float32Array {
  const ink = new Float32Array(PIXELS);
  if (random.uniform() < 0.5) ink[random.below(PIXELS)] = random.uniform();
  return ink;
}

/** A hand that wanders: one to three strokes without an aim, centred like every drawing. */
export function scribble(random: Random): Float32Array {
  const strokes = Array.from({ length: 1 + random.below(3) }, () => wander(random));
  return Float32Array.from(rasterize(strokes), (byte) => byte / 255);
}

/** Most of the sheet, or all of it, inked. */
export function denseFill(random: Random): Float32Array {
  const margin = random.below(8);
  const hole = 0.25 * random.uniform();
  return Float32Array.from({ length: PIXELS }, (_, place) => {
    const [x, y] = [place % SIDE, Math.floor(place / SIDE)];
    const isInside = Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) >= margin;
    return isInside && random.uniform() >= hole ? 1 : 0;
  });
}

/** Single pixels here and there. */
export function speckle(random: Random): Float32Array {
  const density = 0.03 + 0.27 * random.uniform();
  return Float32Array.from({ length: PIXELS }, () =>
    random.uniform() < density ? 0.3 + 0.7 * random.uniform() : 0,
  );
}

const STEP = PAD_UNITS / 10;

function wander(random: Random): number[] {
  const points: number[] = [];
  let [x, y] = [random.below(PAD_UNITS), random.below(PAD_UNITS)];
  let [right, down] = [0, 0];
  for (let step = 6 + random.below(18); step > 0; step--) {
    right = 0.6 * right + STEP * random.normal();
    down = 0.6 * down + STEP * random.normal();
    [x, y] = [onPad(x + right), onPad(y + down)];
    points.push(x, y);
  }
  return points;
}

function onPad(place: number): number {
  return Math.round(Math.min(PAD_UNITS - 1, Math.max(0, place)));
}
