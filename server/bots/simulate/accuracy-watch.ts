import type { Frame } from '#shared/protocol/frame.ts';
import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';

/** Accuracy on the test set by the iteration at which it was measured, for each network. */
export type AccuracyByIteration = Readonly<Record<NetworkName, Readonly<Record<number, number>>>>;

/** The first measurement at or after each of these is kept. */
const MARKS = [50, 100, 200, 400, 800, 1600, 2400, 3200, 4000, 6400, 12_800];

/** Follows how well networks do, as a page is shown it. */
export class AccuracyWatch {
  readonly found: Record<NetworkName, Record<number, number>> = {};
  /** Iterations of the main network. */
  reached = 0;
  readonly #passed = new Map<NetworkName, number>();

  note(networks: NonNullable<Frame['networks']>): void {
    this.reached = networks[MAIN_NETWORK]?.metrics.iteration ?? 0;
    for (const [name, { metrics }] of Object.entries(networks)) {
      const { iteration, testAccuracy } = metrics;
      if (testAccuracy === undefined) continue;
      const passed = MARKS.filter((mark) => mark <= iteration).length;
      if (passed <= (this.#passed.get(name) ?? 0)) continue;
      this.#passed.set(name, passed);
      (this.found[name] ??= {})[iteration] = Math.round(testAccuracy * 1000) / 1000;
    }
  }
}
