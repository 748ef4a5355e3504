import type { BatchPlaces, DataSet } from '../data-set.ts';
import type { Address, Arena } from '../kernels/arena.ts';
import type { Gathering } from '../kernels/kernels.ts';
import type { Sampler } from './sampler.ts';

/** More floats than this are gathered from where they are: there copying takes longer than asking for it. */
const MOST_FLOATS = 1 << 16;

/**
 * A copy of a small data set in the arena, each example in the row of its slot and laid out as a batch wants it, so that
 * kernels can gather from it. It is made anew when anything in the set changes.
 */
export class Shelf {
  readonly #arena: Arena;
  readonly #places: BatchPlaces;
  readonly #taken: Address;
  #gathering: Gathering | null = null;
  /** Examples that fit, and numbers of an epoch's order. */
  #capacity = 0;
  #revision = -1;
  #ordering = -1;

  constructor(arena: Arena, places: BatchPlaces) {
    this.#arena = arena;
    this.#places = places;
    this.#taken = arena.allocate(1);
  }

  /** What the kernels need to gather; set after refresh(). */
  get gathering(): Gathering {
    return this.#gathering!;
  }

  holds({ slotCount }: DataSet): boolean {
    const { inputStride, stepStride, steps } = this.#places;
    return slotCount * (inputStride + steps * stepStride) <= MOST_FLOATS;
  }

  /** Brings the copy, the order and the place in it up to date; returns whether they lie elsewhere than before. */
  refresh(data: DataSet, sampler: Sampler): boolean {
    const needed = Math.max(data.slotCount, sampler.slots.length);
    const hasMoved = needed > this.#capacity;
    if (hasMoved) this.#reserve(2 * needed);
    if (this.#revision !== data.revision) this.#copy(data);
    if (this.#ordering !== sampler.ordering) this.#copyOrder(sampler);
    this.#arena.integers[this.#taken] = sampler.batchStart;
    return hasMoved;
  }

  free(): void {
    this.#release();
    this.#arena.release(this.#taken);
  }

  #copy(data: DataSet): void {
    const { inputs, targets, weights } = this.gathering;
    const slots = Uint32Array.from({ length: data.slotCount }, (_, slot) => slot);
    const places = { ...this.#places, input: inputs, target: targets, weight: weights };
    data.gather(slots, 0, slots.length, this.#arena.floats, places);
    this.#revision = data.revision;
  }

  #copyOrder({ slots, ordering }: Sampler): void {
    this.#arena.integers.set(slots, this.gathering.order);
    this.#ordering = ordering;
  }

  #reserve(capacity: number): void {
    this.#release();
    const { input, inputStride, target, stepStride, steps, weight } = this.#places;
    const targetStride = steps * stepStride;
    this.#gathering = {
      ...{ inputs: this.#arena.allocate(capacity * inputStride), inputStride },
      ...{ targets: this.#arena.allocate(capacity * targetStride), targetStride },
      ...{ weights: this.#arena.allocate(capacity * steps), steps },
      ...{ order: this.#arena.allocate(capacity), taken: this.#taken },
      ...{ input, target, weight },
    };
    this.#capacity = capacity;
    this.#revision = this.#ordering = -1;
  }

  #release(): void {
    if (!this.#gathering) return;
    const { inputs, targets, weights, order } = this.#gathering;
    for (const run of [inputs, targets, weights, order]) this.#arena.release(run);
    this.#gathering = null;
  }
}
