/** Durations in milliseconds, and what they come to. */
export class Samples {
  readonly #values: number[] = [];

  add(value: number): void {
    this.#values.push(value);
  }

  /** The nearest-rank percentiles, to a tenth; null without samples. */
  summary(): { p50: number; p99: number } | null {
    if (this.#values.length === 0) return null;
    const sorted = this.#values.toSorted((one, other) => one - other);
    const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]! * 10) / 10;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
