import { LIMITS } from '#shared/protocol/limits.ts';
import { RateLimit } from './rate-limit.ts';

/**
 * Wrong codes by address, so that nobody finds a class by trying. Right codes never count: a whole school sits behind one
 * address.
 */
export class FailedCodes {
  readonly #limits = new Map<string, RateLimit>();
  readonly #exhausted = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  record(address: string): void {
    this.#forget();
    const perMinute = LIMITS.failedCodesPerMinute;
    const limit =
      this.#limits.get(address) ??
      new RateLimit({ burst: perMinute, perSecond: perMinute / 60 }, this.#now());
    this.#limits.set(address, limit);
    if (limit.take(this.#now())) this.#exhausted.delete(address);
    else this.#exhausted.add(address);
  }

  /** Too many of late: this address waits. */
  mustWait(address: string): boolean {
    this.#forget();
    return this.#exhausted.has(address);
  }

  #forget(): void {
    for (const [address, limit] of this.#limits) {
      if (!limit.isFull(this.#now())) continue;
      this.#limits.delete(address);
      this.#exhausted.delete(address);
    }
  }
}
