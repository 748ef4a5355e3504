import type { Refusal } from '#shared/protocol/errors.ts';
import { DeadlineTimer } from './deadline-timer.ts';
import { decideDeadline, decideMeasured, type Decided, rulesContextOf } from './decide.ts';
import type { Ledger } from './ledger.ts';
import { NetworkWatch } from './network-watch.ts';
import type { SessionTraining } from './session-training.ts';
import type { SessionWorld } from './session-world.ts';

export interface OwnActionsOptions {
  readonly ledger: Ledger;
  readonly training: SessionTraining;
  readonly world: SessionWorld;
  /** Deciding threw: what it left behind cannot be relied on. */
  onFailure(problem: string, error: unknown): void;
}

/**
 * What an activity asks of itself, as a page would by a command: once its deadline has come, and once a report of its
 * networks answers what it measures.
 */
export class OwnActions {
  readonly #options: OwnActionsOptions;
  readonly #deadline: DeadlineTimer;
  readonly #watch: NetworkWatch;
  #isPaused = false;

  constructor(options: OwnActionsOptions) {
    const { world, ledger } = options;
    this.#options = options;
    this.#watch = new NetworkWatch((name) => world.activityOf(name).rules, ledger.durable);
    this.#deadline = new DeadlineTimer(world, () => this.#decide('A deadline', () => this.#atDeadline()));
    this.#awaitDeadline();
  }

  /** Another state is durable: there may be another deadline, or something else to measure. */
  follow(): void {
    const { ledger, training } = this.#options;
    this.#awaitDeadline();
    if (this.#watch.follow(ledger.durable, training.told)) this.measure();
  }

  /** Asks the newest report what it says to what is measured. */
  measure(): void {
    this.#decide('An observation', () => this.#measured());
  }

  /** Nothing is decided any more, and nothing waited for. */
  pause(): void {
    this.#isPaused = true;
    this.#deadline.stop();
  }

  /** What came meanwhile is decided now. */
  goOn(): void {
    this.#isPaused = false;
    this.#awaitDeadline();
    this.measure();
  }

  #awaitDeadline(): void {
    if (this.#isPaused) return;
    const { ledger, world } = this.#options;
    const { name, state } = ledger.durable.activity;
    this.#deadline.set(world.activityOf(name).rules.deadline?.(state)?.at);
  }

  /** Whatever came of it is on its way to the disk. */
  #decide(what: string, decide: () => Decided | Refusal | undefined): void {
    if (this.#isPaused) return;
    const { ledger, world, onFailure } = this.#options;
    try {
      const decided = decide();
      if (decided?.ok === false)
        world.report(`${what} of session ${ledger.decided.id} was refused`, new Error(decided.code));
      else if (decided && decided.events.length > 0) void ledger.commit({ events: decided.events });
    } catch (error) {
      onFailure(`${what} failed`, error);
    }
  }

  #atDeadline(): Decided | Refusal | undefined {
    const { ledger, world } = this.#options;
    return decideDeadline(ledger.decided, rulesContextOf(ledger.decided, world));
  }

  #measured(): Decided | Refusal | undefined {
    const { ledger, training, world } = this.#options;
    const action = training.report && this.#watch.answer(ledger.decided, training.report);
    return action === undefined
      ? undefined
      : decideMeasured(ledger.decided, action, rulesContextOf(ledger.decided, world));
  }
}
