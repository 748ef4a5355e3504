import { createRandom, followSlope, type Referee } from '#shared/engine/index.ts';

/** One more after so many iterations. */
const EVERY = 10;
const KEPT = 100;
const FOLLOWING = { tests: 10, inputsATest: 25 };
/** With the iteration after it: the referee's own streams have one key after the seed, these have two. */
const CHANCE = 13;

/**
 * What somebody draws who draws nothing but what a referee's slope asks for. It meets such sheets among its decoys, a new
 * one now and then: else each of them convinces it, and every other referee like it.
 */
export class SlopeFollowers {
  /** The newest; always the same list. */
  readonly sheets: Float32Array[];
  readonly #seed: number;
  #hasMet: boolean;

  /** `saved`: those that there were; until the first ones come, `others` stand for them. */
  constructor(seed: number, others: readonly Float32Array[], saved: readonly string[] = []) {
    this.#seed = seed;
    this.#hasMet = saved.length > 0;
    this.sheets = this.#hasMet ? saved.map(unpacked) : [...others];
  }

  /** After each iteration of the referee's. */
  follow(referee: Referee): void {
    const { iteration } = referee;
    if (iteration % EVERY !== 0) return;
    const random = createRandom(this.#seed, CHANCE, iteration);
    const kept = this.#hasMet ? this.sheets.slice(1 - KEPT) : [];
    this.sheets.splice(0, this.sheets.length, ...kept, followSlope(referee, FOLLOWING, random));
    this.#hasMet = true;
  }

  /** Sheets of paper and full ink, a bit for each pixel, in base64. */
  save(): readonly string[] {
    return this.#hasMet ? this.sheets.map(packed) : [];
  }
}

function packed(sheet: Float32Array): string {
  const bits = new Uint8Array(Math.ceil(sheet.length / 8));
  sheet.forEach((ink, place) => {
    if (ink > 0.5) bits[place >> 3]! |= 1 << (place & 7);
  });
  return Buffer.from(bits).toString('base64');
}

function unpacked(text: string): Float32Array {
  const bits = Buffer.from(text, 'base64');
  return Float32Array.from({ length: 8 * bits.length }, (_, place) => (bits[place >> 3]! >> (place & 7)) & 1);
}
