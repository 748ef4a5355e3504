import type { ExampleId, SeatId } from '#shared/protocol/session-view.ts';

/** Whose each example is, for those whose share is counted: looked up in every batch, so by arrays. */
export class Authors {
  readonly #names: SeatId[] = [];
  readonly #numbers = new Map<SeatId, number>();
  /** 1 + the author's number, by the example's id; 0: nobody's. */
  #of = new Uint16Array(0);

  /** Authors are numbered from 0, in the order in which they came. */
  get names(): readonly SeatId[] {
    return this.#names;
  }

  /** The author's number; −1 where the example has none. */
  numberOf(id: ExampleId): number {
    return (this.#of[id] ?? 0) - 1;
  }

  set(id: ExampleId, author: SeatId | undefined): void {
    if (author === undefined) {
      if (id < this.#of.length) this.#of[id] = 0;
      return;
    }
    if (id >= this.#of.length) this.#grow(id + 1);
    this.#of[id] = 1 + this.#numberOf(author);
  }

  /** What a checkpoint keeps. */
  entries(): readonly (readonly [ExampleId, SeatId])[] {
    return Array.from(this.#of).flatMap((number, id) =>
      number > 0 ? [[id, this.#names[number - 1]!] as const] : [],
    );
  }

  /** Takes over all that `other` knows. */
  replaceBy(other: Authors): void {
    this.#of.fill(0);
    for (const [id, author] of other.entries()) this.set(id, author);
  }

  #numberOf(author: SeatId): number {
    const known = this.#numbers.get(author);
    if (known !== undefined) return known;
    this.#numbers.set(author, this.#names.length);
    return this.#names.push(author) - 1;
  }

  #grow(length: number): void {
    const grown = new Uint16Array(2 * length);
    grown.set(this.#of);
    this.#of = grown;
  }
}
