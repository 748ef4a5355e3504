import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { Formats } from '#client/locales/formats.ts';

/** The network's figures as they are written on every screen. */
export function figuresOf(metrics: TrainingMetrics | undefined, none: string, format: Formats) {
  const loss = (value: number | undefined) => (value === undefined ? none : format.loss(value));
  return {
    losses: { training: loss(metrics?.trainingLoss), test: loss(metrics?.testLoss) },
    counters: {
      iteration: format.count(metrics?.iteration ?? 0),
      batch: metrics && metrics.batchesPerEpoch > 0 ? `${metrics.batch}/${metrics.batchesPerEpoch}` : none,
      epoch: format.count(metrics?.epoch ?? 0),
    },
  };
}
