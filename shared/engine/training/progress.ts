import { EngineError } from '../engine-error.ts';
import type { TrainingRecord } from './record.ts';

/** What was done last; after 'update' a new iteration may begin. */
export type Phase = 'forward' | 'loss' | 'delta' | 'update';

/** Where a trainer stands: its counters, and which phase may come next. */
export class Progress {
  /** Iterations, counting the one in progress. */
  iteration = 0;
  /** The batch in progress within its epoch, from 1. */
  batch = 0;
  phase: Phase = 'update';
  diverged = false;
  /** The batch number before the iteration in progress. */
  #batchBefore = 0;

  get isMidway(): boolean {
    return this.phase !== 'update';
  }

  /** A batch was drawn, the first of its epoch or not. */
  begin(isFirst: boolean): void {
    this.#batchBefore = this.batch;
    this.batch = isFirst ? 1 : this.batch + 1;
    this.iteration++;
  }

  /** So many whole iterations followed in the same epoch. */
  add(iterations: number): void {
    this.iteration += iterations;
    this.batch += iterations;
  }

  /** The iteration ends without an update. */
  stop(): void {
    this.diverged = true;
    this.phase = 'update';
  }

  /** Throws an EngineError where `phase` cannot come now. */
  check(phase: Phase, after: Phase): void {
    if (this.phase === after || this.diverged) return;
    throw new EngineError(
      'bad-phase',
      `${phase}() comes after ${after}(), but the last one was ${this.phase}().`,
    );
  }

  refuseMidway(what: string): void {
    if (!this.isMidway) return;
    throw new EngineError(
      'bad-phase',
      `${what} comes between two iterations, but the last phase was ${this.phase}().`,
    );
  }

  /** As it was before an iteration in progress. */
  save(): Pick<TrainingRecord, 'iteration' | 'batch' | 'diverged'> {
    const { iteration, batch, diverged, isMidway } = this;
    if (isMidway) return { iteration: iteration - 1, batch: this.#batchBefore, diverged };
    return { iteration, batch, diverged };
  }

  restore({ iteration, batch, diverged }: TrainingRecord): void {
    this.iteration = iteration;
    this.batch = batch;
    this.diverged = diverged;
    this.phase = 'update';
  }
}
