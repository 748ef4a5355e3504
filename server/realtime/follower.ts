import { LIMITS } from '#shared/protocol/limits.ts';
import type { ViewerLink } from './viewer-link.ts';

/** However large a frame was, the next one comes after this. */
const MOST_DEBT_MS = 2_000;

/**
 * What is known of one page: what it has, and whether it may get more. At most one frame is under way to it; it gets the
 * next when it has taken that one, so a page that does not read costs one frame of memory.
 */
export class Follower {
  readonly link: ViewerLink;
  /** Viewers of the same one see the same. Another activity may have other ones. */
  audience: string | undefined;
  /** The version that it has; undefined: a snapshot is due. */
  sequence: number | undefined;
  /** The network's report that it has, and its run: objects, compared by identity. */
  report: object | undefined;
  run: number | undefined;
  #sentAt: number | undefined;
  /** The moment until which its bytes are used up, at its rate. */
  #paidUntil = 0;

  constructor(link: ViewerLink) {
    this.link = link;
  }

  /** What it has says nothing about what another audience sees. */
  join(audience: string): void {
    if (audience === this.audience) return;
    this.audience = audience;
    this.startOver();
  }

  /** A snapshot is due. */
  startOver(): void {
    this.sequence = this.report = undefined;
  }

  get isReady(): boolean {
    return this.#sentAt === undefined && this.link.isClear();
  }

  /** Whether anything may be sent now without passing the bytes that a page may cost. */
  hasBudget(now: number): boolean {
    return now >= this.#paidUntil;
  }

  isStuck(now: number): boolean {
    return this.#sentAt !== undefined && now - this.#sentAt > LIMITS.frameTimeoutMs;
  }

  send(frame: Uint8Array, now: number, whenTaken: () => void): void {
    this.#sentAt = now;
    const costMs = (1000 * frame.byteLength) / LIMITS.maxClientBytesPerSecond;
    this.#paidUntil = Math.min(Math.max(this.#paidUntil, now) + costMs, now + MOST_DEBT_MS);
    this.link.send(frame, () => {
      this.#sentAt = undefined;
      whenTaken();
    });
  }
}
