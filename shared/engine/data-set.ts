import { checkNumbers } from './check-numbers.ts';
import { EngineError } from './engine-error.ts';
import type { Address } from './kernels/arena.ts';

export interface DataSetOptions {
  /** Numbers per example. */
  readonly inputs: number;
  readonly targets: number;
  /** Examples that fit before it grows. Default 64. */
  readonly capacity?: number;
}

/** Where a batch's examples lie in an arena. A target has one row of columns for each step that is compared. */
export interface BatchPlaces {
  readonly input: Address;
  readonly inputStride: number;
  readonly target: Address;
  readonly stepStride: number;
  readonly columns: number;
  readonly steps: number;
  /** One for each step. */
  readonly weight: Address;
}

interface Order {
  readonly ids: Uint32Array;
  readonly slots: Uint32Array;
}

const LARGEST_ID = 2 ** 32 - 1;

/** Labelled examples, each under a number of its own. They may come, change and go while a network trains on them. */
export class DataSet {
  readonly inputs: number;
  readonly targets: number;
  /** Rises whenever an example comes or goes. */
  version = 0;
  /** Rises whenever anything changes. */
  revision = 0;
  #inputs: Float32Array;
  #targets: Float32Array;
  #weights: Float32Array;
  /** Of long inputs, by slot, as far as they were needed. */
  #views: Float32Array[] = [];
  readonly #slots = new Map<number, number>();
  readonly #freeSlots: number[] = [];
  #order: Order | null = null;

  constructor({ inputs, targets, capacity = 64 }: DataSetOptions) {
    this.inputs = inputs;
    this.targets = targets;
    this.#inputs = new Float32Array(capacity * inputs);
    this.#targets = new Float32Array(capacity * targets);
    this.#weights = new Float32Array(capacity);
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Places that are or were taken: every slot is below. */
  get slotCount(): number {
    return this.#slots.size + this.#freeSlots.length;
  }

  /** Adds an example, or replaces the one with this id. An example of weight 2 counts like two. */
  upsert(id: number, input: ArrayLike<number>, target: ArrayLike<number>, weight = 1): void {
    if (!Number.isInteger(id) || id < 0 || id > LARGEST_ID) {
      throw new EngineError('bad-number', `An example's id should be a whole number from 0, but is ${id}.`);
    }
    checkNumbers('input', input, this.inputs);
    checkNumbers('target', target, this.targets);
    checkNumbers('weight', [weight], 1);
    const slot = this.#slots.get(id) ?? this.#newSlot(id);
    this.#inputs.set(input, slot * this.inputs);
    this.#targets.set(target, slot * this.targets);
    this.#weights[slot] = weight;
    this.revision++;
  }

  /** Returns whether there was such an example. */
  remove(id: number): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    this.#slots.delete(id);
    this.#freeSlots.push(slot);
    this.#changed();
    return true;
  }

  has(id: number): boolean {
    return this.#slots.has(id);
  }

  /** Ascending. */
  ids(): number[] {
    return Array.from(this.ascending().ids);
  }

  /** Copies. */
  inputOf(id: number): Float32Array {
    const slot = this.slotOf(id);
    return this.#inputs.slice(slot * this.inputs, (slot + 1) * this.inputs);
  }

  targetOf(id: number): Float32Array {
    const slot = this.slotOf(id);
    return this.#targets.slice(slot * this.targets, (slot + 1) * this.targets);
  }

  weightOf(id: number): number {
    return this.#weights[this.slotOf(id)];
  }

  /** All ids, ascending, and where each example lies. Until `version` changes, slots stay. */
  ascending(): Order {
    return (this.#order ??= this.#sort());
  }

  slotOf(id: number): number {
    const slot = this.#slots.get(id);
    if (slot === undefined) throw new EngineError('unknown-example', `There is no example ${id}.`);
    return slot;
  }

  /** Copies the examples of some slots, from `first` on, into the rows of a batch. */
  gather(slots: Uint32Array, first: number, rows: number, floats: Float32Array, places: BatchPlaces): void {
    const { targets } = this;
    const { input, inputStride, target, stepStride, columns, steps, weight } = places;
    for (let row = 0; row < rows; row++) {
      const slot = slots[first + row];
      this.#copyInput(slot, floats, input + row * inputStride);
      for (let step = row * steps; step < (row + 1) * steps; step++) {
        const from = slot * targets + (step - row * steps) * columns;
        copyRun(this.#targets, from, floats, target + step * stepStride, columns);
        floats[weight + step] = this.#weights[slot];
      }
    }
  }

  /** Copies only the inputs, side by side. */
  copyInputs(slots: Uint32Array, first: number, rows: number, into: Float32Array): void {
    for (let row = 0; row < rows; row++) {
      this.#copyInput(slots[first + row], into, row * this.inputs);
    }
  }

  #copyInput(slot: number, target: Float32Array, into: number): void {
    if (this.inputs >= FEWEST_TO_SET) target.set(this.#views[slot] ?? this.#newView(slot), into);
    else copyRun(this.#inputs, slot * this.inputs, target, into, this.inputs);
  }

  /** One example's input, kept, so that copying it makes nothing anew. */
  #newView(slot: number): Float32Array {
    return (this.#views[slot] = this.#inputs.subarray(slot * this.inputs, (slot + 1) * this.inputs));
  }

  #newSlot(id: number): number {
    const slot = this.#freeSlots.pop() ?? this.#slots.size;
    if (slot >= this.#weights.length) this.#grow();
    this.#slots.set(id, slot);
    this.#changed();
    return slot;
  }

  #changed(): void {
    this.version++;
    this.revision++;
    this.#order = null;
  }

  #grow(): void {
    this.#inputs = doubled(this.#inputs, this.inputs);
    this.#views = [];
    this.#targets = doubled(this.#targets, this.targets);
    this.#weights = doubled(this.#weights, 1);
  }

  #sort(): Order {
    const ids = Uint32Array.from(this.#slots.keys()).sort();
    return { ids, slots: ids.map((id) => this.#slots.get(id)!) };
  }
}

/** From this length on `set` is quicker than a loop. */
const FEWEST_TO_SET = 48;

/** Float by float: quicker than `set` for a few. */
function copyRun(
  source: Float32Array,
  from: number,
  target: Float32Array,
  into: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) target[into + i] = source[from + i];
}

function doubled(values: Float32Array, least: number): Float32Array {
  const larger = new Float32Array(Math.max(least, 2 * values.length));
  larger.set(values);
  return larger;
}
