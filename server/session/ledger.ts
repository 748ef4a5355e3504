import type { Journal } from '../journal/journal.ts';
import { applyChange, type Change, type RulesOf } from './apply.ts';
import { CommitQueue } from './commit-queue.ts';
import type { RecordBody } from './record-body.ts';
import type { SessionState } from './state.ts';

export interface LedgerOptions {
  readonly journal: Journal;
  readonly rulesOf: RulesOf;
  /** Unix time in milliseconds. */
  now(): number;
  /** `change` is durable, as record `sequence`, and leads from `before` to what is now `durable`. */
  onDurable(sequence: number, before: SessionState, change: Change): void;
  /** Something was not saved: what is decided is no longer what will be found in the journal. */
  onFailure(error: Error): void;
}

/** Where a session begins its life in this process: what is in the journal, as of `sequence`. */
export interface SessionOrigin {
  readonly state: SessionState;
  readonly sequence: number;
  readonly incarnation: number;
}

/**
 * A session's state twice: as decided, ahead by what is still on its way to the disk, and as durable, which is all that
 * anyone is shown. Changes go through here, one after another, each a record of the journal.
 */
export class Ledger {
  readonly incarnation: number;
  readonly #options: LedgerOptions;
  readonly #commits: CommitQueue;
  #decided: SessionState;
  #durable: SessionState;
  #sequence: number;
  #durableSequence: number;

  constructor({ state, sequence, incarnation }: SessionOrigin, options: LedgerOptions) {
    this.#options = options;
    this.#decided = this.#durable = state;
    this.#sequence = this.#durableSequence = sequence;
    this.incarnation = incarnation;
    this.#commits = new CommitQueue(options.journal, state.id, (error) => options.onFailure(error));
  }

  get decided(): SessionState {
    return this.#decided;
  }

  get durable(): SessionState {
    return this.#durable;
  }

  get durableSequence(): number {
    return this.#durableSequence;
  }

  /** Applies `change` at once; true when it is durable, false when it never will be. */
  commit(change: Change): Promise<boolean> {
    const before = this.#decided;
    const after = (this.#decided = applyChange(before, change, this.#options.rulesOf));
    return new Promise((resolve) => {
      const sequence = this.note(
        { kind: 'change', change },
        () => {
          [this.#durable, this.#durableSequence] = [after, sequence];
          this.#options.onDurable(sequence, before, change);
          resolve(true);
        },
        () => resolve(false),
      );
    });
  }

  /** Writes a record that changes no state, unless it is a change's. */
  note(body: RecordBody, saved: () => void = () => undefined, failed: () => void = () => undefined): number {
    const sequence = ++this.#sequence;
    const applied = body.kind === 'change' ? body.change.applied : undefined;
    const from = applied ? { sender: applied.sender, senderSequence: applied.sequence } : {};
    const { incarnation } = this;
    this.#commits.push({ sequence, incarnation, at: this.#options.now(), ...from, body }, saved, failed);
    return sequence;
  }

  /** Takes over a record that is in the journal already. */
  replay(sequence: number, body: RecordBody): void {
    this.#sequence = this.#durableSequence = sequence;
    if (body.kind !== 'change') return;
    const before = this.#durable;
    this.#decided = this.#durable = applyChange(before, body.change, this.#options.rulesOf);
    this.#options.onDurable(sequence, before, body.change);
  }

  /** Resolves when everything decided and noted by now is durable, or has failed. */
  flushed(): Promise<void> {
    return this.#commits.flushed();
  }

  /** Nothing more is written. */
  stop(reason: Error): void {
    this.#commits.stop(reason);
  }
}
