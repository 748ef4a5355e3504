import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';

const SHOWN_MS = 6000;

/** What went wrong last, for a while. */
export class Notices {
  code = $state<ErrorCode | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(code: ErrorCode): void {
    clearTimeout(this.#timer);
    this.code = code;
    this.#timer = setTimeout(() => this.dismiss(), SHOWN_MS);
  }

  dismiss(): void {
    this.code = undefined;
  }

  /** Passes a reply on and says what was refused. */
  async watch(reply: Promise<CommandReply>): Promise<CommandReply> {
    const settled = await reply;
    if (!settled.ok) this.show(settled.code);
    return settled;
  }
}
