import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import { Random } from '../math/random.ts';

/** Where a sampler stands: enough to go on as if nothing had happened. */
export interface SamplerState {
  readonly epoch: number;
  readonly position: number;
  /** The ids of this epoch: visited ones before position, the others from there on. */
  readonly order: Uint32Array;
}

/**
 * Draws batches so that each epoch visits every present example exactly once.
 *
 * An epoch's order is drawn from (seed, epoch) and the ids at its start. An example that arrives midway is put at a
 * random place, drawn from (seed, epoch, id), of what remains; one that leaves is skipped. So the same examples at
 * the same iterations are visited in the same order.
 */
export class Sampler {
  epoch = 0;
  /** Rises whenever the order or the places of examples change. */
  ordering = 0;
  readonly #data: DataSet;
  readonly #seed: number;
  readonly #random = new Random();
  #ids = new Uint32Array(0);
  #slots = new Uint32Array(0);
  #position = 0;
  #batchStart = 0;
  #version = -1;

  constructor(data: DataSet, seed: number) {
    this.#data = data;
    this.#seed = seed;
  }

  /** Examples that this epoch has not visited yet. */
  get remaining(): number {
    return this.#ids.length - this.#position;
  }

  /** Takes the next examples of the epoch, at most `most`, and returns how many; begins a new epoch where one ended. */
  draw(most: number): number {
    if (this.remaining > 0 && this.#version !== this.#data.version) this.#reconcile();
    if (this.remaining === 0) this.#beginEpoch();
    this.#batchStart = this.#position;
    this.#position += Math.min(most, this.remaining);
    return this.#position - this.#batchStart;
  }

  /** Further batches of just `rows` examples from this epoch, at most `most`; returns how many. */
  drawAgain(rows: number, most: number): number {
    const batches = Math.min(most, Math.floor(this.remaining / rows));
    this.#position += batches * rows;
    if (batches > 0) this.#batchStart = this.#position - rows;
    return batches;
  }

  /** Takes the latest `batches` of drawAgain() back. */
  giveBack(rows: number, batches: number): void {
    this.#position -= batches * rows;
    this.#batchStart -= batches * rows;
  }

  /** Where the examples of this epoch lie in the data set; those of the latest batch from batchStart on. */
  get slots(): Uint32Array {
    return this.#slots;
  }

  get batchStart(): number {
    return this.#batchStart;
  }

  /** The example in this row of the latest batch. */
  idOf(row: number): number {
    return this.#ids[this.#batchStart + row];
  }

  /** The examples of the latest batch. */
  batchIds(): Uint32Array {
    return this.#ids.slice(this.#batchStart, this.#position);
  }

  /** Each example of the latest `batches` of the latest one's size. */
  visitBatches(batches: number, visit: (id: number, batch: number) => void): void {
    const rows = this.#position - this.#batchStart;
    for (let batch = 0; batch < batches; batch++) {
      const first = this.#position - (batches - batch) * rows;
      for (let at = first; at < first + rows; at++) visit(this.#ids[at], batch);
    }
  }

  /** The state before the latest batch if `undrawn`, else after it. */
  save(undrawn: boolean): SamplerState {
    if (!undrawn) return { epoch: this.epoch, position: this.#position, order: this.#ids.slice() };
    if (this.#batchStart === 0) return { epoch: this.epoch - 1, position: 0, order: new Uint32Array(0) };
    return { epoch: this.epoch, position: this.#batchStart, order: this.#ids.slice() };
  }

  restore({ epoch, position, order }: SamplerState): void {
    this.epoch = epoch;
    this.#position = position;
    this.#batchStart = position;
    this.#ids = order.slice();
    this.#slots = new Uint32Array(order.length);
    this.#version = -1; // so that the slots are looked up before the next batch
    this.ordering++;
  }

  #beginEpoch(): void {
    if (this.#data.size === 0) throw new EngineError('no-examples', 'There is no example to train on.');
    this.epoch++;
    const { ids, slots } = this.#data.ascending();
    if (this.#ids.length !== ids.length) {
      this.#ids = new Uint32Array(ids.length);
      this.#slots = new Uint32Array(ids.length);
    }
    this.#ids.set(ids);
    this.#slots.set(slots);
    this.#position = 0;
    this.#version = this.#data.version;
    this.#shuffle(this.#random.restart(this.#seed, this.epoch));
    this.ordering++;
  }

  /** Every order equally likely. Durstenfeld 1964. */
  #shuffle(random: Random): void {
    const ids = this.#ids;
    const slots = this.#slots;
    for (let last = ids.length - 1; last > 0; last--) {
      const other = random.below(last + 1);
      const id = ids[last];
      ids[last] = ids[other];
      ids[other] = id;
      const slot = slots[last];
      slots[last] = slots[other];
      slots[other] = slot;
    }
  }

  /** Drops the examples that left, and inserts those that arrived, in ascending order of their ids. */
  #reconcile(): void {
    const known = new Set(this.#ids);
    const visited = this.#ids.subarray(0, this.#position);
    const left = Array.from(this.#ids.subarray(this.#position)).filter((id) => this.#data.has(id));
    for (const id of this.#data.ascending().ids) {
      if (known.has(id)) continue;
      left.splice(new Random(this.#seed, this.epoch, id).below(left.length + 1), 0, id);
    }
    this.#ids = Uint32Array.from([...visited, ...left]);
    this.#slots = this.#ids.map((id) => (this.#data.has(id) ? this.#data.slotOf(id) : 0));
    this.#version = this.#data.version;
    this.ordering++;
  }
}
