import type { Checkpoint } from '../journal/journal.ts';

/** What a session lets its checkpoints know of it. */
export interface CheckpointSource {
  /** Whether what is there may still be saved. */
  canBeSaved(): boolean;
  /** Everything durable in one piece. */
  take(): Promise<Checkpoint>;
  save(checkpoint: Checkpoint): Promise<void>;
}

/** Saves a session in one piece now and then, so that a recovery need not begin at the beginning: one at a time, and only news. */
export class Checkpointing {
  readonly #source: CheckpointSource;
  #hasNews = true;
  #saving: Promise<void> = Promise.resolve();

  constructor(source: CheckpointSource) {
    this.#source = source;
  }

  /** Something has changed since the last one. */
  noteNews(): void {
    this.#hasNews = true;
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
    try {
      const checkpoint = await this.#source.take();
      if (this.#source.canBeSaved()) await this.#source.save(checkpoint);
    } catch (error) {
      this.#hasNews = true;
      throw error;
    }
  }
}
