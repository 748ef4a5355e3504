import type { CommandReply } from '#shared/protocol/outbox.ts';

/**
 * What a seat holds, as its own screen shows it: at once while a finger moves, and what the session has when everything
 * sent was answered. One send is under way at a time, always of the newest.
 */
export class Hand<Held> {
  #local = $state.raw<Held | undefined>();
  #isSending = false;
  #isHeld = false;
  readonly #send: (held: Held) => Promise<CommandReply>;

  constructor(send: (held: Held) => Promise<CommandReply>) {
    this.#send = send;
  }

  /** Over what the session has. */
  over(known: Held): Held {
    return this.#local ?? known;
  }

  /** A finger is on it: nothing is taken back until it leaves. */
  hold(): void {
    this.#isHeld = true;
  }

  change(held: Held): void {
    this.#local = held;
    void this.#bringUp();
  }

  release(): void {
    this.#isHeld = false;
    if (!this.#isSending) this.#local = undefined;
  }

  async #bringUp(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    let sent: Held | undefined;
    let isTaken = true;
    while (isTaken && this.#local !== undefined && this.#local !== sent) {
      sent = this.#local;
      isTaken = (await this.#send(sent)).ok;
    }
    this.#isSending = false;
    if (!this.#isHeld || !isTaken) this.#local = undefined;
  }
}
