import type { DataSet, Trainer } from '#shared/engine/index.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { BuiltNetwork, LatestBatch, MiddlePhase } from './job.ts';

/** The live network's numbers, measured over both whole sets: too dear for every iteration, right for a report. */
export function measureJob(
  { run, trainer, examples }: BuiltNetwork,
  latest: LatestBatch | undefined,
  phase: MiddlePhase | undefined,
  iterationsPerSecond: number,
): TrainingMetrics {
  const training = measure(trainer, examples.training);
  const test = measure(trainer, examples.test);
  return {
    run,
    iteration: trainer.iteration,
    epoch: trainer.epoch,
    batch: trainer.batch,
    batchesPerEpoch: trainer.batchesPerEpoch,
    ...(phase && { phase }),
    ...(latest?.loss !== undefined && Number.isFinite(latest.loss) && { batchLoss: latest.loss }),
    ...(training && { trainingLoss: training.loss, trainingAccuracy: training.accuracy }),
    ...(test && { testLoss: test.loss, testAccuracy: test.accuracy }),
    trainingSize: examples.training.size,
    testSize: examples.test.size,
    batchIds: latest?.ids.slice(0, LIMITS.maxBatchIds) ?? [],
    iterationsPerSecond,
    hasDiverged: trainer.diverged,
  };
}

/** Nothing for an empty set, nor where a number is beyond all numbers: JSON knows neither NaN nor infinity. */
function measure(trainer: Trainer, data: DataSet) {
  if (data.size === 0) return undefined;
  const measured = trainer.measure(data);
  return Number.isFinite(measured.loss) ? measured : undefined;
}
