import type {
  TrainingInstruction,
  TrainingJob,
  TrainingListener,
  TrainingPool,
  TrainingReport,
} from '../training/training.ts';

/** A session's side of its training job: what it was told, and the newest that is known of it. */
export class SessionTraining {
  readonly #pool: TrainingPool;
  readonly #listener: TrainingListener;
  #job: TrainingJob | undefined;
  #report: TrainingReport | undefined;
  /** Reports of earlier records are of another activity. */
  #since = 0;
  #told = 0;

  constructor(pool: TrainingPool, listener: TrainingListener) {
    this.#pool = pool;
    this.#listener = listener;
  }

  get report(): TrainingReport | undefined {
    return this.#report;
  }

  /** The last record that had instructions for the networks; 0 before there was one in this process. */
  get told(): number {
    return this.#told;
  }

  open(checkpoint: Uint8Array | undefined): void {
    const onReport = (report: TrainingReport) => {
      if (report.sequence < this.#since) return;
      this.#report = report;
      this.#listener.onReport(report);
    };
    this.#job = this.#pool.open({ ...this.#listener, onReport }, checkpoint);
  }

  /** Another activity trains from record `sequence` on: what is known of the networks says nothing any more. */
  forget(sequence: number): void {
    this.#since = sequence;
    this.#report = undefined;
  }

  instruct(sequence: number, instructions: readonly TrainingInstruction[]): void {
    if (instructions.length === 0) return;
    this.#told = sequence;
    this.#job?.instruct(sequence, instructions);
  }

  async checkpoint(): Promise<Uint8Array> {
    if (!this.#job) throw new Error('Training was closed before its checkpoint');
    return this.#job.checkpoint();
  }

  close(): void {
    this.#job?.close();
    this.#job = undefined;
  }
}
