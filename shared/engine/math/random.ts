import { logarithm } from './logarithm.ts';

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** Spreads every bit of x over all 32: similar seeds give unlike numbers. Steele et al. 2014 (SplitMix). */
function scramble(x: number): number {
  let mixed = x | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

const one = new Float32Array(1);

/**
 * Chance from a seed: the same seed gives the same numbers everywhere. Further keys give further, unrelated
 * streams: `new Random(seed, epoch)`. The generator is xoshiro128**, Blackman & Vigna 2018.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(...keys: readonly number[]) {
    this.#begin();
    for (const key of keys) this.#add(key);
    this.#spread();
  }

  /** Begins the stream of two or three keys, as the constructor would: without a list that is made anew. */
  restart(first: number, second: number, third?: number): this {
    this.#begin();
    this.#add(first);
    this.#add(second);
    if (third !== undefined) this.#add(third);
    this.#spread();
    return this;
  }

  /** A whole number from 0 to 2³² − 1. */
  bits(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result >>> 0;
  }

  /** In [0, 1), in steps of 2⁻²⁴, so that it is an exact float32. */
  uniform(): number {
    return (this.bits() >>> 8) * 5.9604644775390625e-8;
  }

  /** A whole number from 0 to count − 1. */
  below(count: number): number {
    return Math.floor((this.bits() * count) / 4294967296);
  }

  #begin(): void {
    this.#a = 0x9e3779b9 | 0;
  }

  #add(key: number): void {
    this.#a = scramble(Math.imul(this.#a, 0x01000193) ^ scramble(key + 0x6a09e667));
  }

  /** Four numbers that have nothing to do with each other, from the one that all keys came to. */
  #spread(): void {
    const mixed = this.#a;
    this.#a = scramble(mixed + 0x9e3779b9);
    this.#b = scramble(mixed + 2 * 0x9e3779b9);
    this.#c = scramble(mixed + 3 * 0x9e3779b9);
    this.#d = scramble(mixed + 4 * 0x9e3779b9) | 1; // never all zero
  }

  /** Mean 0, standard deviation 1. */
  normal(): number {
    this.fillNormal(one);
    return one[0];
  }

  /** The same in every place: a random point of the unit disc, stretched. Marsaglia's polar method, 1964. */
  fillNormal(target: Float32Array): void {
    for (let index = 0; index < target.length;) {
      const x = Math.fround(2 * this.uniform() - 1);
      const y = Math.fround(2 * this.uniform() - 1);
      const square = Math.fround(Math.fround(x * x) + Math.fround(y * y));
      if (square >= 1 || square === 0) continue;
      const stretch = Math.fround(Math.sqrt(Math.fround(Math.fround(-2 * logarithm(square)) / square)));
      target[index++] = Math.fround(x * stretch);
    }
  }
}

/** Further keys give further, unrelated streams: `createRandom(seed, epoch)`. */
export function createRandom(...keys: readonly number[]): Random {
  return new Random(...keys);
}
