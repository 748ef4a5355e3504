import type { CommandRequest, SessionCommand } from './events.ts';
import type { ErrorCode, Reply } from './errors.ts';

export type CommandReply = Reply<{ id?: number }>;

interface Waiting {
  readonly request: CommandRequest;
  settle(reply: CommandReply): void;
}

/** Half of what the server remembers of a page: whatever is sent again is still known there. */
const MOST_WAITING = 32;

/** Refusals that say "not now": the command stays and goes again after the next attendance. */
const LATER: readonly ErrorCode[] = ['not-attending', 'shutting-down', 'not-saved'];

/** Commands in order, each kept until it is answered. Sending one twice is harmless: the server knows its number. */
export class Outbox {
  #next = 1;
  #waiting: Waiting[] = [];
  readonly #send: (request: CommandRequest, reply: (reply: CommandReply) => void) => void;
  readonly #onChange: (unanswered: number) => void;
  isOpen = false;

  constructor(
    send: (request: CommandRequest, reply: (reply: CommandReply) => void) => void,
    onChange: (unanswered: number) => void = () => {},
  ) {
    this.#send = send;
    this.#onChange = onChange;
  }

  add(command: SessionCommand): Promise<CommandReply> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve({ ok: false, code: 'too-fast' });
    return new Promise((settle) => {
      const waiting = { request: { sequence: this.#next++, command }, settle };
      this.#waiting.push(waiting);
      this.#onChange(this.#waiting.length);
      if (this.isOpen) this.#dispatch(waiting);
    });
  }

  /** After attending: everything unanswered goes again, in order. */
  open(): void {
    this.isOpen = true;
    for (const waiting of this.#waiting) this.#dispatch(waiting);
  }

  close(): void {
    this.isOpen = false;
  }

  /** The session is over for this page: nothing will be answered any more. */
  refuseAll(code: ErrorCode): void {
    this.isOpen = false;
    const refused = this.#waiting;
    this.#waiting = [];
    this.#onChange(0);
    for (const waiting of refused) waiting.settle({ ok: false, code });
  }

  #dispatch(waiting: Waiting): void {
    this.#send(waiting.request, (reply) => {
      if (!this.#waiting.includes(waiting)) return;
      if (!reply.ok && LATER.includes(reply.code)) return;
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      this.#onChange(this.#waiting.length);
      waiting.settle(reply);
    });
  }
}
