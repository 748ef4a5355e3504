import type { Trainer } from '#shared/engine/index.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import type { Authors } from './authors.ts';

/** Fewer batches are better looked at one by one. */
const FEWEST_BATCHES = 5;

/** Counts in how many batches each author has an example: every batch, while reports are samples. */
export class BatchShares {
  readonly #authors: Authors;
  #batches = 0;
  /** By author's number: batches since the last report, and the last one that was counted. */
  #counts = new Uint32Array(0);
  #lastBatch = new Uint32Array(0);

  constructor(authors: Authors) {
    this.#authors = authors;
  }

  /** The batches that were trained last, all in one epoch. */
  count(trainer: Trainer, batches: number): void {
    const { length } = this.#authors.names;
    if (length === 0) return;
    if (this.#counts.length < length) this.#grow(length);
    trainer.visitBatches(batches, this.#visit);
    this.#batches += batches;
  }

  /** Shares of 1 since the last time, of those that have any; undefined after few batches. */
  take(): Readonly<Record<SeatId, number>> | undefined {
    const batches = this.#batches;
    if (batches === 0) return undefined;
    const shares = this.#authors.names.flatMap((name, number) => {
      const count = this.#counts[number] ?? 0;
      return count > 0 ? [[name, Math.round((100 * count) / batches) / 100] as const] : [];
    });
    this.#batches = 0;
    this.#counts.fill(0);
    this.#lastBatch.fill(0);
    return batches < FEWEST_BATCHES ? undefined : Object.fromEntries(shares);
  }

  readonly #visit = (id: number, batch: number): void => {
    const author = this.#authors.numberOf(id);
    const number = this.#batches + batch + 1;
    if (author < 0 || this.#lastBatch[author] === number) return;
    this.#lastBatch[author] = number;
    this.#counts[author]! += 1;
  };

  #grow(length: number): void {
    const [counts, lastBatch] = [new Uint32Array(length), new Uint32Array(length)];
    counts.set(this.#counts);
    lastBatch.set(this.#lastBatch);
    [this.#counts, this.#lastBatch] = [counts, lastBatch];
  }
}
