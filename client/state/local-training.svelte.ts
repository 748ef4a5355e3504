import {
  compile,
  createTrainer,
  DataSet,
  loadKernels,
  type Network,
  type NetworkSpec,
  type Trainer,
} from '#shared/engine/index.ts';
import { GRID } from './live-network.svelte.ts';

export interface LocalExample {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** A small network that learns on this device alone, a few iterations for each picture of the screen. */
export class LocalTraining {
  version = $state(0);
  iteration = $state(0);
  loss = $state<number | undefined>();
  network: Network | undefined;
  #trainer: Trainer | undefined;
  #data: DataSet | undefined;
  #frame: number | undefined;
  #last = 0;
  #isStopped = false;
  readonly #spec: NetworkSpec;
  readonly #pace: Pace;

  constructor(spec: NetworkSpec, pace: Pace) {
    this.#spec = spec;
    this.#pace = pace;
  }

  async start(examples: readonly LocalExample[]): Promise<void> {
    const kernels = await loadKernels();
    if (this.#isStopped) return;
    this.network = compile(this.#spec, { kernels, rows: GRID * GRID });
    this.#data = new DataSet({ inputs: 2, targets: 1 });
    for (const [id, { x, y, label }] of examples.entries())
      this.#data.upsert(id + 1, [x, y], [label === 0 ? 1 : -1]);
    this.#trainer = createTrainer({
      network: this.network,
      data: this.#data,
      batchSize: 12,
      seed: this.#spec.seed,
    });
    this.#train(this.#pace.firstIterations);
    this.#wait();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#trainer?.free();
    this.network?.free();
    this.#trainer = this.network = undefined;
  }

  #wait(): void {
    this.#frame = requestAnimationFrame((now) => {
      const isDue = now - this.#last >= this.#pace.everyMs;
      if (isDue) this.#train(this.#pace.iterations);
      if (isDue) this.#last = now;
      if (this.iteration < this.#pace.lastIteration) this.#wait();
    });
  }

  #train(iterations: number): void {
    const trainer = this.#trainer;
    if (!trainer || !this.#data) return;
    trainer.train(iterations);
    this.iteration = trainer.iteration;
    this.loss = trainer.measure(this.#data).loss;
    this.version++;
  }
}

export interface Pace {
  /** Done before the first picture. */
  readonly firstIterations: number;
  readonly iterations: number;
  readonly everyMs: number;
  readonly lastIteration: number;
}
