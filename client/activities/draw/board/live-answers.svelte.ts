import type { DrawSettings } from '#shared/activities/draw/state.ts';
import type { LiveNetwork } from '#client/state/live-network.svelte.ts';
import { answersTo, type Answered, type JudgedDrawing, type ListedDrawings } from './answers.ts';

/** Asking a network about a whole test set takes a while: not at every change. */
const MEASURE_MS = 400;

/** What a network says to the drawings of the test set, as of a moment ago. To be made while a component is set up. */
export class LiveAnswers {
  all = $state.raw<readonly Answered[]>([]);
  #measuredAt = -Infinity;

  constructor(
    network: () => LiveNetwork,
    test: () => ListedDrawings<JudgedDrawing>,
    settings: () => DrawSettings,
  ) {
    $effect(() => {
      void network().version;
      const [asked, how] = [test(), settings()];
      // Later there may be another network, and the one of now be freed.
      const measure = () => {
        this.#measuredAt = performance.now();
        this.all = answersTo(network().network, asked, how);
      };
      const wait = this.#measuredAt + MEASURE_MS - performance.now();
      if (wait <= 0) return measure();
      const timer = setTimeout(measure, wait);
      return () => clearTimeout(timer);
    });
  }
}
