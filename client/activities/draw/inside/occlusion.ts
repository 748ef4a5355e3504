import type { Network } from '#shared/engine/index.ts';
import { SIDE } from '#shared/drawings/drawing.ts';

/** Along an edge of what is covered, and from one cover to the next. */
const COVER = 5;
const STEP = 2;

export interface OcclusionMap {
  /** [side × side]: how far the class's probability falls when the place is covered; below 0 it rises. */
  readonly values: Float32Array;
  readonly side: number;
}

/** Covers a drawing with paper, place by place, and asks the network each time. Zeiler and Fergus 2014. */
export function occlusionOf(network: Network, image: Float32Array, label: number): OcclusionMap {
  const side = SIDE / STEP;
  const whole = network.predict(image, 1)[label]!;
  const values = new Float32Array(side * side);
  for (let first = 0; first < values.length; first += network.rows) {
    const count = Math.min(network.rows, values.length - first);
    const covered = new Float32Array(count * image.length);
    for (let row = 0; row < count; row++) covered.set(cover(image, first + row, side), row * image.length);
    const answers = network.predict(covered, count);
    const classes = answers.length / count;
    for (let row = 0; row < count; row++) values[first + row] = whole - answers[row * classes + label]!;
  }
  network.predict(image, 1); // what is read of the layers afterwards is the whole drawing's
  return { values, side };
}

function cover(image: Float32Array, place: number, side: number): Float32Array {
  const covered = image.slice();
  const top = Math.floor(place / side) * STEP - Math.floor((COVER - STEP) / 2);
  const left = (place % side) * STEP - Math.floor((COVER - STEP) / 2);
  for (let row = Math.max(0, top); row < Math.min(SIDE, top + COVER); row++) {
    covered.fill(0, row * SIDE + Math.max(0, left), row * SIDE + Math.min(SIDE, left + COVER));
  }
  return covered;
}
