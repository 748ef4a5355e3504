/** Where a run of floats begins: an index into the arena's floats, a multiple of four. 0 means nowhere. */
export type Address = number;

/** The memory below an arena: WebAssembly's or an ArrayBuffer. */
export interface ArenaMemory {
  readonly buffer: ArrayBuffer;
  /** Makes the buffer at least this long; its content stays. */
  grow(bytes: number): void;
}

interface Gap {
  start: Address;
  count: number;
}

/** Rows are padded to whole vectors of four floats. */
export function padded(count: number): number {
  return (count + 3) & ~3;
}

const FIRST_ADDRESS = 1024;

/**
 * One memory that holds everything a network computes with, so that both kernel sets can work on it. Runs are
 * zeroed, padded to four floats, and may be released. When the memory grows, `floats` and `integers` are new views.
 */
export class Arena {
  floats: Float32Array<ArrayBuffer>;
  /** The same memory as whole numbers. */
  integers: Int32Array<ArrayBuffer>;
  readonly #memory: ArenaMemory;
  readonly #taken = new Map<Address, number>();
  /** Free runs below #end, ascending, never adjacent. */
  #gaps: Gap[] = [];
  #end: Address = FIRST_ADDRESS;

  constructor(memory: ArenaMemory) {
    this.#memory = memory;
    this.floats = new Float32Array(memory.buffer);
    this.integers = new Int32Array(memory.buffer);
  }

  /** Bytes in use. */
  get bytes(): number {
    let floats = 0;
    for (const count of this.#taken.values()) floats += count;
    return floats * 4;
  }

  allocate(count: number): Address {
    const size = Math.max(4, padded(count));
    const start = this.#fromGap(size) ?? this.#fromEnd(size);
    this.#taken.set(start, size);
    this.floats.fill(0, start, start + size);
    return start;
  }

  release(start: Address): void {
    const count = this.#taken.get(start);
    if (count === undefined) throw new Error(`No run begins at ${start}.`);
    this.#taken.delete(start);
    this.#gaps.push({ start, count });
    this.#mergeGaps();
  }

  #fromGap(size: number): Address | undefined {
    const gap = this.#gaps.find((candidate) => candidate.count >= size);
    if (!gap) return undefined;
    const start = gap.start;
    gap.start += size;
    gap.count -= size;
    if (gap.count === 0) this.#gaps.splice(this.#gaps.indexOf(gap), 1);
    return start;
  }

  #fromEnd(size: number): Address {
    const start = this.#end;
    this.#end += size;
    if (this.#end > this.floats.length) {
      this.#memory.grow(this.#end * 4);
      this.floats = new Float32Array(this.#memory.buffer);
      this.integers = new Int32Array(this.#memory.buffer);
    }
    return start;
  }

  #mergeGaps(): void {
    this.#gaps.sort((left, right) => left.start - right.start);
    const merged: Gap[] = [];
    for (const gap of this.#gaps) {
      const last = merged.at(-1);
      if (last && last.start + last.count === gap.start) last.count += gap.count;
      else merged.push(gap);
    }
    const last = merged.at(-1);
    if (last && last.start + last.count === this.#end) this.#end = merged.pop()!.start;
    this.#gaps = merged;
  }
}
