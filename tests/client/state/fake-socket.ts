import type { ClientSocket } from '#client/state/open-socket.ts';

type Listener = (...args: never[]) => void;

/** A socket whose other end is the test. */
export class FakeSocket {
  connected = false;
  readonly sent: { readonly event: string; readonly args: unknown[] }[] = [];
  readonly #listeners = new Map<string, Listener[]>();

  get socket(): ClientSocket {
    return this as unknown as ClientSocket;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  emit(event: string, ...args: unknown[]): this {
    this.sent.push({ event, args });
    return this;
  }

  connect(): this {
    this.connected = true;
    this.receive('connect');
    return this;
  }

  disconnect(): this {
    this.connected = false;
    return this;
  }

  receive(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]));
  }

  /** Everything sent as `event`, oldest first. */
  all(event: string): unknown[][] {
    return this.sent.filter((message) => message.event === event).map(({ args }) => args);
  }

  /** Answers the newest message sent as `event`. */
  answer(event: string, reply: object): void {
    const args = this.all(event).at(-1)!;
    (args.at(-1) as (reply: object) => void)(reply);
  }
}
