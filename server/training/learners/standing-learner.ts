import { type DataSet, EngineError } from '#shared/engine/index.ts';
import type { LearnerReport, MiddlePhase } from '../learner.ts';

/** What learners have in common that know neither phases nor epochs to wait for. */
export abstract class StandingLearner {
  readonly phase: MiddlePhase | undefined = undefined;
  readonly hasSettled = false;
  readonly isAtRest = false;
  readonly isEpochOver = false;
  readonly isEndingWatchedEpoch = false;

  abstract iterate(most: number): number;

  takePhase(): void {
    this.iterate(1);
  }

  goOn(): void {}

  disturb(): void {}

  countEpochs(): void {
    throw this.#refusal('counted by epochs');
  }

  tune(): void {
    throw this.#refusal('tuned');
  }

  setParameter(): void {
    throw this.#refusal('set by hand');
  }

  /** The part of its metrics that any of them has. */
  protected standing(
    run: number,
    iteration: number,
    { training, test, batchSize }: { training: DataSet; test: DataSet; batchSize: number },
  ): Omit<LearnerReport['metrics'], 'hasDiverged'> {
    const batchesPerEpoch = Math.max(1, Math.ceil(training.size / batchSize));
    return {
      run,
      iteration,
      epoch: Math.floor(iteration / batchesPerEpoch),
      batch: iteration % batchesPerEpoch,
      batchesPerEpoch,
      trainingSize: training.size,
      testSize: test.size,
      batchIds: [],
    };
  }

  #refusal(what: string): EngineError {
    return new EngineError('bad-spec', `A network of this kind cannot be ${what}.`);
  }
}
