import type { Checkpoint } from '../journal/journal.ts';

/** What a session lets its checkpoints know of it. */
export interface CheckpointSource {
  /** Whether what is there may still be saved. */
  canBeSaved(): boolean;
  /** Everything durable in one piece. */
  take(): Promise<Checkpoint>;
  save(checkpoint: Checkpoint): Promise<void>;
  /** Unix time in milliseconds. */
  now(): number;
}

/** What saving may take of the time: a large session is saved more seldom, and not all the time. */
const SAVING_SHARE = 0.1;

/** Saves a session in one piece now and then, so that a recovery need not begin at the beginning: one at a time, and only news. */
export class Checkpointing {
  readonly #source: CheckpointSource;
  #hasNews = true;
  #dueAt = -Infinity;
  #saving: Promise<void> = Promise.resolve();

  constructor(source: CheckpointSource) {
    this.#source = source;
  }

  /** Something has changed since the last one. */
  noteNews(): void {
    this.#hasNews = true;
  }

  /** Saves, unless the last time took so long that it would be too soon. */
  saveWhenDue(): Promise<void> {
    return this.#source.now() < this.#dueAt ? Promise.resolve() : this.save();
  }

  /** Resolves when everything up to now is saved. */
  save(): Promise<void> {
    if (!this.#hasNews || !this.#source.canBeSaved()) return this.#saving;
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#save());
    return this.#saving;
  }

  /** Resolves when none is under way, saved or not. */
  settled(): Promise<void> {
    return this.#saving.catch(() => undefined);
  }

  async #save(): Promise<void> {
    if (!this.#hasNews || !this.#source.canBeSaved()) return;
    this.#hasNews = false;
    const begunAt = this.#source.now();
    try {
      const checkpoint = await this.#source.take();
      if (this.#source.canBeSaved()) await this.#source.save(checkpoint);
    } catch (error) {
      this.#hasNews = true;
      throw error;
    } finally {
      const endedAt = this.#source.now();
      this.#dueAt = endedAt + (endedAt - begunAt) / SAVING_SHARE;
    }
  }
}
