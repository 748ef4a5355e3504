import type { Drive } from './drive.ts';

/** A job that fell behind by more than this does not catch up: nobody wants to see it race. */
const MOST_BACKLOG_MS = 200;

/** How many iterations are due by now. Time comes in as an argument, in milliseconds. */
export class Pacer {
  #speed = 0;
  #nextAt = -Infinity;

  /** `most` stands for "as many as the machine gives". */
  due(drive: Drive, now: number, most: number): number {
    if (drive.mode !== 'running' || drive.speed === 0) return drive.mode === 'paused' ? 0 : most;
    this.#keepUp(drive.speed, now);
    return now < this.#nextAt
      ? 0
      : Math.min(most, 1 + Math.floor((now - this.#nextAt) / (1000 / drive.speed)));
  }

  /** When the next iteration is due; −Infinity for at once. */
  nextAt(drive: Drive): number {
    if (drive.mode === 'running' && drive.speed > 0) return this.#nextAt;
    return drive.mode === 'paused' ? Infinity : -Infinity;
  }

  took(iterations: number): void {
    if (this.#speed > 0) this.#nextAt += (iterations * 1000) / this.#speed;
  }

  /** After a pause, or under a new speed, the first iteration comes at once. */
  reset(): void {
    this.#nextAt = -Infinity;
  }

  #keepUp(speed: number, now: number): void {
    this.#speed = speed;
    if (this.#nextAt === -Infinity) this.#nextAt = now;
    this.#nextAt = Math.max(this.#nextAt, now - MOST_BACKLOG_MS);
  }
}
