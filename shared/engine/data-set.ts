import { checkNumbers } from './check-numbers.ts';
import { EngineError } from './engine-error.ts';

export interface DataSetOptions {
  /** Numbers per example. */
  readonly inputs: number;
  readonly targets: number;
  /** Examples that fit before it grows. Default 64. */
  readonly capacity?: number;
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
  #inputs: Float32Array;
  #targets: Float32Array;
  #weights: Float32Array;
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

  /** Copies one example's input into the floats of an arena. */
  copyInput(slot: number, floats: Float32Array, into: number): void {
    copyRun(this.#inputs, slot * this.inputs, floats, into, this.inputs);
  }

  /** Copies one example's target, in rows of so many columns. */
  copyTarget(slot: number, floats: Float32Array, into: number, columns: number, stride: number): void {
    const from = slot * this.targets;
    for (let step = 0; step * columns < this.targets; step++) {
      copyRun(this.#targets, from + step * columns, floats, into + step * stride, columns);
    }
  }

  weightAt(slot: number): number {
    return this.#weights[slot];
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
    this.#order = null;
  }

  #grow(): void {
    this.#inputs = doubled(this.#inputs, this.inputs);
    this.#targets = doubled(this.#targets, this.targets);
    this.#weights = doubled(this.#weights, 1);
  }

  #sort(): Order {
    const ids = Uint32Array.from(this.#slots.keys()).sort();
    return { ids, slots: ids.map((id) => this.#slots.get(id)!) };
  }
}

/** Float by float where there are few: a view to copy from would have to be made first. */
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
