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
  /** Settled when the newest record is. */
  #newest: Promise<void> = Promise.resolve();
  #underWay: Promise<void> = Promise.resolve();
  #stopped: Error | undefined;

  constructor(journal: Journal, session: string, onFailure: (error: Error) => void) {
    this.#journal = journal;
    this.#session = session;
    this.#onFailure = onFailure;
  }

  /** `saved` runs once the record is durable, in the order of the records; `failed` when it never will be. */
  push(record: JournalRecord, saved: () => void, failed: (error: Error) => void): void {
    if (this.#stopped) return failed(this.#stopped);
    this.#newest = new Promise((settle) => {
      const both = (then: () => void) => () => (settle(), then());
      this.#waiting.push({ record, saved: both(saved), failed: (error) => both(() => failed(error))() });
    });
    if (!this.#isCommitting) void this.#commitAll();
  }

  /** Resolves when everything that was pushed by now is durable, or has failed. */
  async flushed(): Promise<void> {
    await Promise.all([this.#newest, this.#underWay]);
  }

  /** Nothing that waits will be written; what is on its way to the disk still may be. */
  stop(reason: Error): void {
    this.#stopped ??= reason;
    for (const { failed } of this.#waiting.splice(0)) failed(reason);
  }

  async #commitAll(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) await (this.#underWay = this.#commit(this.#waiting.splice(0)));
    this.#isCommitting = false;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#journal.append(
        this.#session,
        batch.map(({ record }) => record),
      );
    } catch (error) {
      return this.#fail(batch, error);
    }
    for (const [index, { saved }] of batch.entries())
      try {
        saved();
      } catch (error) {
        return this.#fail(batch.slice(index + 1), error);
      }
  }

  /** One session's trouble stays its own: nothing is thrown from here. */
  #fail(batch: readonly Waiting[], error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { failed } of batch) failed(reason);
    this.stop(reason);
    this.#onFailure(reason);
  }
}
