import type { DataSet, Trainer } from '#shared/engine/index.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { LearnerReport } from './learner.ts';
import type { NetworkLearner } from './network-learner.ts';

/** Of a set with more examples a part is measured, the same one each time. */
const MOST_MEASURED = 1000;

/** The live network's numbers, measured over both sets: too dear for every iteration, right for a report. */
export function measureNetwork({
  run,
  trainer,
  examples,
  latestBatch: latest,
  phase,
}: NetworkLearner): LearnerReport['metrics'] {
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
    ...(isSample(training, examples.training) && { trainingMeasured: training.examples }),
    ...(isSample(test, examples.test) && { testMeasured: test.examples }),
    batchIds: latest?.ids.slice(0, LIMITS.maxBatchIds) ?? [],
    hasDiverged: trainer.diverged,
  };
}

type Measured = ReturnType<Trainer['measure']> | undefined;

/** Nothing for an empty set, nor where a number is beyond all numbers: JSON knows neither NaN nor infinity. */
function measure(trainer: Trainer, data: DataSet): Measured {
  if (data.size === 0) return undefined;
  const measured = trainer.measure(data, MOST_MEASURED);
  return Number.isFinite(measured.loss) ? measured : undefined;
}

function isSample(measured: Measured, data: DataSet): measured is NonNullable<Measured> {
  return measured !== undefined && measured.examples < data.size;
}
