import { randomBytes } from 'node:crypto';
import type { ActivityBot, DoneAction } from '#server/session/activities.ts';
import type { Samples } from './samples.ts';
import { SimulatedPage, type PageOptions } from './simulated-page.ts';

/** What all students of a simulation count together. */
export interface Tally {
  sent: number;
  acked: number;
  rejected: number;
  /** Questions to the networks that came to nothing. */
  unanswered: number;
  readonly ackMs: Samples;
  readonly stateMs: Samples;
  readonly answerMs: Samples;
}

interface SentAction {
  readonly done: DoneAction<unknown>;
  readonly sentAt: number;
}

/** A simulated student at a page: acts as its activity's bot does, and remembers all that was acknowledged. */
export class SimulatedStudent {
  readonly page: SimulatedPage;
  readonly #bot: ActivityBot<unknown, unknown>;
  readonly #tally: Tally;
  readonly #number: number;
  readonly #done: DoneAction<unknown>[] = [];
  /** The newest action that no state has shown yet. */
  #unseen: SentAction | undefined;
  /** What it has asked the networks, and does not know yet. */
  #unanswered: readonly SentAction[] = [];
  #isWaiting = false;
  readonly #pending = new Set<Promise<void>>();

  constructor(number: number, options: PageOptions, bot: ActivityBot<unknown, unknown>, tally: Tally) {
    this.#number = number;
    this.#bot = bot;
    this.#tally = tally;
    this.page = new SimulatedPage(options);
    this.page.onState = () => this.#look();
  }

  async join(code: string): Promise<boolean> {
    const reply = await this.page.attend(code, { as: 'student', token: randomBytes(16).toString('hex') });
    return reply.ok;
  }

  /** One action, unless the last one is still on its way. */
  act(): void {
    const { view, seat } = this.page;
    if (this.#isWaiting || !view || !seat) return;
    const student = { seat, number: this.#number, chance: Math.random };
    const action = this.#bot.next(view.activity.view, student);
    if (action === undefined) return;
    const acting = this.#perform(action).finally(() => this.#pending.delete(acting));
    this.#pending.add(acting);
  }

  /** Resolves when everything sent has been answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  audit(view: unknown): { lost: number; duplicated: number } {
    return this.#bot.audit(view, this.page.seat ?? '', this.#done);
  }

  async #perform(action: unknown): Promise<void> {
    const sentAt = performance.now();
    this.#isWaiting = true;
    this.#tally.sent += 1;
    const reply = await this.page.act(action);
    this.#isWaiting = false;
    if (!reply.ok) {
      this.#tally.rejected += 1;
      return;
    }
    this.#tally.acked += 1;
    this.#tally.ackMs.add(performance.now() - sentAt);
    const done = reply.id === undefined ? { action } : { action, id: reply.id };
    this.#done.push(done);
    this.#unseen = { done, sentAt };
    if (this.#asks(this.#unseen)) this.#unanswered = [...this.#unanswered, this.#unseen];
    this.#look();
  }

  #look(): void {
    if (!this.page.view) return;
    const { view } = this.page.view.activity;
    if (this.#unseen && this.#bot.shows(view, this.#unseen.done)) {
      this.#tally.stateMs.add(performance.now() - this.#unseen.sentAt);
      this.#unseen = undefined;
    }
    this.#unanswered = this.#unanswered.filter((asked) => !this.#isSettled(view, asked));
  }

  #asks({ done }: SentAction): boolean {
    const view = this.page.view?.activity.view;
    return this.#bot.isAnswered?.(view, done) !== undefined;
  }

  #isSettled(view: unknown, { done, sentAt }: SentAction): boolean {
    const isAnswered = this.#bot.isAnswered?.(view, done);
    if (isAnswered) this.#tally.answerMs.add(performance.now() - sentAt);
    if (isAnswered === undefined) this.#tally.unanswered += 1;
    return isAnswered !== false;
  }
}
