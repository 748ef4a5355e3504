import type { SeeInside, Seen } from './see-inside.svelte.ts';

/**
 * The teacher's window and the board's in one browser look at the same thing: what is touched on one is opened on the
 * other. Both still compute it from their own frames; nothing but the place travels.
 */
export class InsideLink {
  readonly #channel: BroadcastChannel | undefined;
  readonly #inside: SeeInside;

  constructor(code: string, inside: SeeInside) {
    this.#inside = inside;
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(`chalknet inside ${code}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#take(data);
    this.#channel.postMessage({ type: 'ask' } satisfies Message);
  }

  /** After each change here; what came from the other window is not sent back. */
  tell(seen: Seen): void {
    if (isSame(seen, this.#last)) return;
    this.#last = seen;
    this.#channel?.postMessage({ type: 'seen', seen } satisfies Message);
  }

  close(): void {
    this.#channel?.close();
  }

  #last: Seen | undefined;

  #take(message: Message): void {
    if (message.type === 'ask') {
      const { seen } = this.#inside;
      if (seen.touched || seen.showsPulls)
        this.#channel?.postMessage({ type: 'seen', seen } satisfies Message);
      return;
    }
    this.#last = message.seen;
    this.#inside.seen = message.seen;
  }
}

type Message = { readonly type: 'ask' } | { readonly type: 'seen'; readonly seen: Seen };

function isSame(a: Seen, b: Seen | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
