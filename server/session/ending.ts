import { refuse, type ErrorCode, type Reply } from '#shared/protocol/errors.ts';
import type { Checkpointing } from './checkpointing.ts';
import type { Ledger } from './ledger.ts';
import type { OwnActions } from './own-actions.ts';
import type { SessionTraining } from './session-training.ts';
import type { SessionEnd, SessionWorld } from './session-world.ts';

export interface EndingOptions {
  readonly ledger: Ledger;
  readonly training: SessionTraining;
  readonly checkpointing: Checkpointing;
  readonly ownActions: OwnActions;
  readonly world: SessionWorld;
  /** Called once, when nothing more can be asked of the session; not where it is left to the journal. */
  onEnd(end: SessionEnd): void;
}

/** Whether a session still takes anything, and the ways in which it comes to its end. */
export class Ending {
  readonly #options: EndingOptions;
  #over: ErrorCode | undefined;
  #isStopped = false;
  /** What was lost while it was being deleted matters only where that fails. */
  #loseNow: (() => void) | undefined;

  constructor(options: EndingOptions) {
    this.#options = options;
  }

  /** Why nothing more is taken, once that is so. */
  get over(): ErrorCode | undefined {
    return this.#over;
  }

  /** Over, and all of it put away. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get isBeingDeleted(): boolean {
    return this.#over === 'session-ended';
  }

  /** By its teacher: nothing of it remains. */
  async delete(): Promise<Reply> {
    const { ledger, ownActions, world, onEnd } = this.#options;
    const { id } = ledger.durable;
    this.#over = 'session-ended';
    ownActions.pause();
    await ledger.flushed();
    try {
      await world.journal.deleteSession(id);
      await world.blobs?.deleteSession(id);
    } catch (error) {
      world.report(`Session ${id} could not be deleted`, error);
      this.#goOn();
      return refuse('not-saved');
    }
    this.#stop('session-ended', new Error('The session was ended'));
    onEnd('ended');
    return { ok: true };
  }

  /** Leaves it complete in the journal. */
  async suspend(): Promise<void> {
    const { ledger, ownActions, checkpointing } = this.#options;
    this.#over ??= 'shutting-down';
    ownActions.pause();
    await ledger.flushed();
    await checkpointing.settled();
    try {
      await checkpointing.save();
      await ledger.flushed();
    } finally {
      this.#stop('shutting-down', new Error('The session was left to the journal'));
    }
  }

  /** Nothing can be relied on any more but the journal. */
  lose(problem: string, error: unknown, end: 'lost' | 'untrainable'): void {
    if (this.#isStopped) return;
    if (this.isBeingDeleted) {
      this.#loseNow ??= () => this.lose(problem, error, end);
      return;
    }
    const { ledger, world, onEnd } = this.#options;
    this.#stop('shutting-down', error instanceof Error ? error : new Error(String(error)));
    world.report(`${problem}; session ${ledger.durable.id} is rebuilt from its journal`, error);
    onEnd(end);
  }

  /** It could not be deleted. */
  #goOn(): void {
    if (this.#isStopped) return;
    this.#over = undefined;
    if (this.#loseNow) this.#loseNow();
    else this.#options.ownActions.goOn();
  }

  #stop(over: ErrorCode, reason: Error): void {
    const { ledger, training, ownActions } = this.#options;
    this.#over = over;
    this.#isStopped = true;
    ownActions.pause();
    training.close();
    ledger.stop(reason);
  }
}
