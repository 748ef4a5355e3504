import type { Random } from '../../../engine/index.ts';
import { PAD_UNITS, type Stroke, type Strokes } from '../../../drawings/strokes.ts';

export type Corner = readonly [x: number, y: number];

/** Straight pieces of a whole round. */
const ROUND = 20;

/**
 * A crooked hand on a sheet of 100 × 100: it leans and stretches each drawing in a way of its own, trembles along every
 * line, and misses every corner a little.
 */
export class Pen {
  readonly #random: Random;
  readonly #strokes: Stroke[] = [];
  readonly #lean: number;
  readonly #wide: number;
  readonly #tremble: number;
  readonly #size: number;
  readonly #at: Corner;

  constructor(random: Random) {
    this.#random = random;
    this.#lean = 0.1 * random.normal();
    this.#wide = 1 + 0.12 * random.normal();
    this.#tremble = 0.6 + 1.4 * random.uniform();
    this.#size = 0.4 + 0.4 * random.uniform();
    this.#at = [random.uniform(), random.uniform()];
  }

  get strokes(): Strokes {
    return this.#strokes;
  }

  /** A number near `value`. */
  near(value: number, spread: number): number {
    return value + spread * Math.max(-2, Math.min(2, this.#random.normal()));
  }

  /** True in so many of all cases, from 0 to 1. */
  likely(share: number): boolean {
    return this.#random.uniform() < share;
  }

  /** Straight from corner to corner. */
  line(...corners: readonly Corner[]): void {
    this.#add(corners.map(([x, y]) => [this.near(x, 1.5), this.near(y, 1.5)]));
  }

  /** Part of an oval, clockwise; `from` and `to` in whole rounds, 0 at the top. */
  arc([x, y]: Corner, [width, height]: Corner, from = 0, to = 1): void {
    const count = Math.max(3, Math.ceil(Math.abs(to - from) * ROUND));
    const corners = Array.from({ length: count + 1 }, (_, step): Corner => {
      const angle = 2 * Math.PI * (from + ((to - from) * step) / count);
      return [x + width * Math.sin(angle), y - height * Math.cos(angle)];
    });
    this.#add(corners);
  }

  #add(corners: readonly Corner[]): void {
    this.#strokes.push(along(corners).flatMap((corner) => this.#place(corner)));
  }

  #place([x, y]: Corner): readonly [number, number] {
    const leant = 50 + (x - 50 + this.#lean * (50 - y)) * this.#wide;
    const [right, down] = [this.near(leant, this.#tremble), this.near(y, this.#tremble)];
    return [this.#onPad(right, this.#at[0]), this.#onPad(down, this.#at[1])];
  }

  #onPad(place: number, at: number): number {
    const share = (place / 100) * this.#size + at * (1 - this.#size);
    return Math.round(Math.min(1, Math.max(0, share)) * PAD_UNITS);
  }
}

/** Longest step between two places of a line. */
const STEP = 9;

/** A pen moves along its lines: between two corners lie more places. */
function along(corners: readonly Corner[]): Corner[] {
  const places: Corner[] = [];
  corners.forEach(([x, y], index) => {
    const [beforeX, beforeY] = corners[index - 1] ?? [x, y];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x - beforeX, y - beforeY) / STEP));
    for (let piece = 1; piece <= pieces; piece++)
      places.push([beforeX + ((x - beforeX) * piece) / pieces, beforeY + ((y - beforeY) * piece) / pieces]);
  });
  return places;
}
