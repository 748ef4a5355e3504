import type { Worker } from 'node:worker_threads';
import { startWorker } from '#server/start-worker.ts';
import type { FromTraining } from './messages.ts';
import { RemoteJob } from './remote-job.ts';
import type { TrainingJob, TrainingListener } from './training.ts';

/** The pool's side of one training thread and of the jobs in it. */
export class TrainingThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, RemoteJob>();
  #opened = 0;
  #reason: Error | undefined;
  #isOver = false;

  /** `blobFolder`: where it finds blobs that instructions name. */
  constructor(blobFolder?: string) {
    this.#worker = startWorker('training', { blobFolder });
    this.#worker.on('message', (message: FromTraining) => this.#jobs.get(message.job)?.hear(message));
    this.#worker.on('error', (error) => (this.#reason = error as Error));
    this.#worker.on('exit', () => this.#end());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get jobs(): number {
    return this.#jobs.size;
  }

  open(listener: TrainingListener, checkpoint: Uint8Array | undefined): TrainingJob {
    const number = ++this.#opened;
    const job = new RemoteJob(number, listener, {
      tell: (message) => this.#worker.postMessage(message),
      forget: () => this.#jobs.delete(number),
    });
    this.#jobs.set(number, job);
    job.open(checkpoint);
    return job;
  }

  async close(): Promise<void> {
    for (const job of [...this.#jobs.values()]) job.close();
    await this.#worker.terminate();
  }

  #end(): void {
    this.#isOver = true;
    const error = new Error('The training thread ended', { cause: this.#reason });
    for (const job of [...this.#jobs.values()]) job.fail(error);
  }
}
