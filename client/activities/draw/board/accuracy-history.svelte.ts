import { untrack } from 'svelte';
import { shareOf } from '#shared/engine/index.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { AccuracyPoint } from '#client/components/drawing/accuracy-chart.ts';
import type { LiveNetwork } from '#client/state/live-network.svelte.ts';

const MOST_POINTS = 240;

/** One network's accuracy on the test set, as it was measured while this screen looked on. To be made in a component's setup. */
export class AccuracyHistory {
  points = $state.raw<readonly AccuracyPoint[]>([]);
  #run: number | undefined;

  constructor(network: () => LiveNetwork | undefined) {
    $effect(() => {
      const metrics = network()?.metrics;
      if (metrics) this.#take(metrics);
      else this.points = [];
    });
  }

  #take(metrics: TrainingMetrics): void {
    if (metrics.run !== this.#run) this.points = [];
    this.#run = metrics.run;
    const { iteration, testAccuracy, testSize, testMeasured = testSize } = metrics;
    if (testAccuracy === undefined || testSize === 0) return;
    const { share, low, high } = shareOf(Math.round(testAccuracy * testMeasured), testMeasured);
    // An effect follows the metrics, not what comes of them.
    const earlier = untrack(() => this.points).filter((point) => point.iteration < iteration);
    this.points = thinned([...earlier, { iteration, share, low, high }]);
  }
}

/** Of too many, every second one of the earlier stays. */
function thinned(points: readonly AccuracyPoint[]): readonly AccuracyPoint[] {
  if (points.length <= MOST_POINTS) return points;
  return points.filter((_, index) => index % 2 === 0 || index === points.length - 1);
}
