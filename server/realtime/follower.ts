import type { TrainingReport } from '#server/training/training.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import type { ViewerLink } from './viewer-link.ts';

/** However large a frame was, the next one comes after this. */
const MOST_DEBT_MS = 4_000;
/** So much debt keeps nobody waiting: it is paid all the same. */
const BURST_MS = 400;
/** While large weights are being paid for, the rest goes on, up to so much debt and for so long; then everything waits. */
const MOST_DEBT_OF_SMALL_MS = 3_000;
const PATIENCE_MS = 2_500;

/** What may be sent now without passing the bytes that a page may cost. 'small': all but large weights. */
export type Budget = 'all' | 'small' | 'none';

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
  /** The reports that it has: one, and the one whose large weights came last. Compared by identity. */
  report: TrainingReport | undefined;
  largeReport: TrainingReport | undefined;
  /** The run of each network whose spec it has. */
  runs: ReadonlyMap<NetworkName, number> = new Map();
  #sentAt: number | undefined;
  #sentLargeAt = -Infinity;
  /** The moment until which its bytes are used up, at its rate. */
  #paidUntil = 0;

  constructor(link: ViewerLink) {
    this.link = link;
  }

  /** A student's. */
  get seat(): SeatId | undefined {
    const { viewer } = this.link;
    return viewer.role === 'student' ? viewer.seat : undefined;
  }

  /** What it has says nothing about what another audience sees. */
  join(audience: string): void {
    if (audience === this.audience) return;
    this.audience = audience;
    this.startOver();
  }

  /** A snapshot is due. */
  startOver(): void {
    this.sequence = this.report = this.largeReport = undefined;
    this.runs = new Map();
  }

  /** What it may be sent now: nothing while a frame is under way. `waitsForLarge`: something large is new to it. */
  budget(now: number, waitsForLarge: boolean): Budget {
    if (this.#sentAt !== undefined || !this.link.isClear()) return 'none';
    if (now >= this.#paidUntil) return 'all';
    // An answer does not wait for what the question cost.
    if (!waitsForLarge && this.#paidUntil - now < BURST_MS) return 'small';
    const isPatient = now < this.#sentLargeAt + PATIENCE_MS;
    return isPatient && this.#paidUntil - now < MOST_DEBT_OF_SMALL_MS ? 'small' : 'none';
  }

  isStuck(now: number): boolean {
    return this.#sentAt !== undefined && now - this.#sentAt > LIMITS.frameTimeoutMs;
  }

  /** `isLarge`: large weights are in it. */
  send(frame: Uint8Array, now: number, isLarge: boolean, whenTaken: () => void): void {
    this.#sentAt = now;
    if (isLarge) this.#sentLargeAt = now;
    const costMs = (1000 * frame.byteLength) / this.#bytesPerSecond;
    this.#paidUntil = Math.min(Math.max(this.#paidUntil, now) + costMs, now + MOST_DEBT_MS);
    this.link.send(frame, () => {
      this.#sentAt = undefined;
      whenTaken();
    });
  }

  get #bytesPerSecond(): number {
    const isStudent = this.link.viewer.role === 'student';
    return isStudent ? LIMITS.maxStudentBytesPerSecond : LIMITS.maxScreenBytesPerSecond;
  }
}
