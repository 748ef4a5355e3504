import type { Journal, JournalRecord } from '../journal/journal.ts';

interface Waiting {
  readonly record: JournalRecord;
  readonly saved: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Puts one session's records into the journal in their order: what comes while a commit is under way joins the next one.
 * When a commit fails, everything behind it fails too, since it was decided on a state that never became durable.
 */
export class CommitQueue {
  readonly #journal: Journal;
  readonly #session: string;
  readonly #onFailure: (error: Error) => void;
  #waiting: Waiting[] = [];
  #isCommitting = false;
  #idle: (() => void)[] = [];

  constructor(journal: Journal, session: string, onFailure: (error: Error) => void) {
    this.#journal = journal;
    this.#session = session;
    this.#onFailure = onFailure;
  }

  /** `saved` runs once the record is durable, in the order of the records; `failed` when it never will be. */
  push(record: JournalRecord, saved: () => void, failed: (error: Error) => void): void {
    this.#waiting.push({ record, saved, failed });
    if (!this.#isCommitting) void this.#commitAll();
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    if (!this.#isCommitting) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #commitAll(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commit(batch);
    }
    this.#isCommitting = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#journal.append(
        this.#session,
        batch.map(({ record }) => record),
      );
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      for (const { failed } of [...batch, ...this.#waiting.splice(0)]) failed(reason);
      this.#onFailure(reason);
      return;
    }
    for (const { saved } of batch) saved();
  }
}
