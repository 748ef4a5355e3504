interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Calls `then` after `ms` milliseconds, unless what it returns is called before. */
  wait(ms: number, then: () => void): () => void;
}

/** Timers take no longer waits than 2³¹ milliseconds; a clock that was set meanwhile is looked at again. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** One alarm that can be set anew. A moment that is past rings at once, but never within the call that set it. */
export class DeadlineTimer {
  readonly #clock: Clock;
  readonly #onDue: () => void;
  #at: number | undefined;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** Unix time in milliseconds, or undefined for no alarm. */
  set(at: number | undefined): void {
    if (at === this.#at) return;
    this.stop();
    this.#at = at;
    if (at !== undefined) this.#wait(at);
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    this.#at = undefined;
  }

  #wait(at: number): void {
    const leftMs = Math.min(LONGEST_WAIT_MS, Math.max(0, at - this.#clock.now()));
    this.#cancel = this.#clock.wait(leftMs, () => this.#look(at));
  }

  /** Timers may wake a little early. */
  #look(at: number): void {
    if (this.#clock.now() < at) return this.#wait(at);
    this.#at = undefined;
    this.#onDue();
  }
}
