import { SIDE } from '../../drawings/drawing.ts';
import { rasterize } from '../../drawings/rasterize.ts';
import { createRandom } from '../../engine/index.ts';
import { bytesOfBase64 } from './base64.ts';
import type { DrawSettings, Sketch } from './state.ts';

const PIXELS = SIDE * SIDE;

type Seen = Pick<DrawSettings, 'isCentred' | 'isScrambled'>;

/** A drawing as networks see it, on a device as on the server: [28 × 28] ink from 0 to 1. */
export function inputOf(sketch: Sketch, settings: Seen, shift = 0): Float32Array {
  return seenAs(pixelsOf(sketch, settings), settings, shift);
}

/** Bytes of ink, moved and scrambled as the networks see them. */
export function seenAs(bytes: Uint8Array, settings: Pick<Seen, 'isScrambled'>, shift: number): Float32Array {
  const pixels = shifted(bytes, shift);
  const order = settings.isScrambled ? scramble() : undefined;
  const input = new Float32Array(PIXELS);
  for (let place = 0; place < PIXELS; place++) input[place] = pixels[order ? order[place]! : place]! / 255;
  return input;
}

/** [28 × 28] bytes. Pixels that came with a file stay as they are. */
export function pixelsOf(sketch: Sketch, { isCentred }: Pick<DrawSettings, 'isCentred'>): Uint8Array {
  return sketch.strokes ? rasterize(sketch.strokes, { isCentred }) : bytesOfBase64(sketch.pixels);
}

/** To the right; what leaves the picture is lost. */
function shifted(pixels: Uint8Array, shift: number): Uint8Array {
  if (shift === 0) return pixels;
  return pixels.map((_, place) => ((place % SIDE) - shift >= 0 ? pixels[place - shift]! : 0));
}

let order: readonly number[] | undefined;

/** One order for all: place i gets the pixel order[i]. Fisher and Yates. */
export function scramble(): readonly number[] {
  if (order) return order;
  const random = createRandom(28);
  const places = Array.from({ length: PIXELS }, (_, place) => place);
  for (let last = PIXELS - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
  return (order = places);
}
