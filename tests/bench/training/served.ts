import { EventEmitter, once } from 'node:events';
import type { TrainingInstruction, TrainingJob, TrainingPool } from '#server/training/training.ts';
import type { ClassNetwork } from './networks.ts';

/** What a network begins with. */
export function startOf({ spec, batchSize, examples }: ClassNetwork): readonly TrainingInstruction[] {
  return [
    { type: 'build', spec, batchSize, examples },
    { type: 'run', speed: 0 },
  ];
}

/** A job that a real training thread serves, and what its reports say of it. */
export class Served {
  reports = 0;
  #iteration = 0;
  readonly #job: TrainingJob;
  readonly #news = new EventEmitter();
  #sequence = 0;

  constructor(pool: TrainingPool, start: readonly TrainingInstruction[]) {
    this.#job = pool.open({
      onReport: ({ moment }) => {
        this.reports++;
        this.#iteration = moment.iteration;
        this.#news.emit('report');
      },
      onStamp: () => undefined,
      onRefused: (_, error) => this.#news.emit('error', error),
      onFailure: (error) => this.#news.emit('error', error),
    });
    this.instruct(start);
  }

  get iteration(): number {
    return this.#iteration;
  }

  instruct(instructions: readonly TrainingInstruction[]): void {
    this.#job.instruct(++this.#sequence, instructions);
  }

  /** Reports come some time after what they tell: counted from one to another, nothing is missed. */
  async nextReport(): Promise<void> {
    await once(this.#news, 'report');
  }

  close(): void {
    this.#job.close();
  }
}
