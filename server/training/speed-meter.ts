interface Sample {
  readonly at: number;
  readonly done: number;
}

const WINDOW_MS = 1000;

/** Iterations a second over the last second or so. */
export class SpeedMeter {
  #samples: Sample[] = [];

  /** `done`: iterations since the job began to be served; `now` in milliseconds. */
  measure(done: number, now: number): number {
    this.#samples.push({ at: now, done });
    while (this.#samples.length > 2 && this.#samples[1]!.at <= now - WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0]!;
    return now > first.at ? ((done - first.done) * 1000) / (now - first.at) : 0;
  }

  reset(): void {
    this.#samples = [];
  }
}
