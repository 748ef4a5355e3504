import { LIMITS } from '#shared/protocol/limits.ts';
import type { ViewerLink } from './viewer-link.ts';

/**
 * What is known of one page: what it has, and whether it may get more. At most one frame is under way to it; it gets the
 * next when it has taken that one, so a page that does not read costs one frame of memory.
 */
export class Follower {
  readonly link: ViewerLink;
  readonly audience: string;
  /** The version that it has; undefined: a snapshot is due. */
  sequence: number | undefined;
  /** The network's report that it has, and its run: objects, compared by identity. */
  report: object | undefined;
  run: number | undefined;
  #sentAt: number | undefined;
  /** The moment until which its bytes are used up, at its rate. */
  #paidUntil = 0;

  constructor(link: ViewerLink, audience: string) {
    this.link = link;
    this.audience = audience;
  }

  get isReady(): boolean {
    return this.#sentAt === undefined;
  }

  /** Whether a network's weights may be sent now without passing the bytes that a page may cost. */
  hasBudget(now: number): boolean {
    return now >= this.#paidUntil;
  }

  isStuck(now: number): boolean {
    return this.#sentAt !== undefined && now - this.#sentAt > LIMITS.frameTimeoutMs;
  }

  send(frame: Uint8Array, now: number, whenTaken: () => void): void {
    this.#sentAt = now;
    this.#paidUntil =
      Math.max(this.#paidUntil, now) + (1000 * frame.byteLength) / LIMITS.maxClientBytesPerSecond;
    this.link.send(frame, () => {
      this.#sentAt = undefined;
      whenTaken();
    });
  }
}
