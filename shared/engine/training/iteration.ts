import type { DataSet } from '../data-set.ts';
import type { Address } from '../kernels/arena.ts';
import type { Network } from '../network.ts';
import type { OptimizerSpec } from '../spec.ts';
import { type Calls, WAYS } from '../tapes.ts';
import { Batch } from './batch.ts';
import { OptimizerState } from './optimizer-state.ts';
import type { TrainingRecord } from './record.ts';
import type { Sampler } from './sampler.ts';
import { Shelf } from './shelf.ts';

export interface IterationOptions {
  readonly network: Network;
  readonly data: DataSet;
  readonly sampler: Sampler;
  /** Examples at a time, until grow(). */
  readonly rows: number;
  /** What is shown in the place of an input: of the example in this row of the batch. */
  readonly alter?: ((input: Float32Array, row: number) => ArrayLike<number>) | undefined;
}

/**
 * What an iteration computes in, and its four phases as calls of kernels. Where all calls are the same each time, they are
 * written on tapes, and whole iterations are one call of WebAssembly.
 */
export class Iteration {
  readonly optimizer: OptimizerState;
  readonly #network: Network;
  readonly #data: DataSet;
  readonly #sampler: Sampler;
  readonly #gradients: Address;
  readonly #alter: IterationOptions['alter'];
  #batch: Batch;
  /** Where examples are gathered from by kernels; null: by JavaScript. */
  #shelf: Shelf | null;

  constructor({ network, data, sampler, rows, alter }: IterationOptions) {
    this.#network = network;
    this.#data = data;
    this.#sampler = sampler;
    this.#alter = alter;
    this.#gradients = network.kernels.arena.allocate(network.plan.parameterLength);
    this.optimizer = new OptimizerState(network, this.#gradients);
    this.#batch = this.#newBatch(rows);
    this.#shelf = this.#newShelf();
  }

  /** Rows that there is memory for. */
  get rows(): number {
    return this.#batch.pass.rows;
  }

  /** L of the latest comparison. */
  get loss(): number {
    return this.#batch.loss;
  }

  /** The outputs for one row of the latest batch: a copy. */
  answerTo(row: number): Float32Array {
    const { output, stride, columns } = this.#batch.comparison;
    const start = output + row * this.#batch.steps * stride;
    return this.#network.kernels.arena.floats.slice(start, start + columns);
  }

  /** ∂L/∂parameter. A view. */
  get gradients(): Float32Array {
    const { kernels, plan } = this.#network;
    return kernels.arena.floats.subarray(this.#gradients, this.#gradients + plan.parameterLength);
  }

  /** Makes room for larger batches. */
  grow(rows: number): void {
    const { loss } = this.#batch;
    this.#batch.free();
    this.#shelf?.free();
    this.#batch = this.#newBatch(rows);
    this.#shelf = this.#newShelf();
    this.#network.kernels.arena.floats[this.#batch.comparison.loss] = loss; // until there is another
  }

  /** Another optimizer, or other settings. */
  change(spec: OptimizerSpec): void {
    if (this.optimizer.change(spec)) this.#batch.pass.tapes.forget();
  }

  /** Goes on with what an optimizer remembered. */
  restore({ optimizer, betaPowers, moments }: TrainingRecord): void {
    this.optimizer.restore(optimizer, betaPowers, moments);
    this.#batch.pass.tapes.forget();
  }

  /** Gets the batch that was drawn last ready. `iteration`: for layers that draw. */
  begin(rows: number, iteration: number): void {
    this.#batch.pass.iteration = iteration;
    if (this.#shelf && !this.#shelf.holds(this.#data)) this.#leaveShelf();
    if (this.#shelf) {
      if (this.#shelf.refresh(this.#data, this.#sampler)) this.#batch.pass.tapes.forget();
    } else this.#batch.gather(this.#data, this.#sampler.slots, this.#sampler.batchStart, rows);
    if (this.#alter) this.#batch.alterInputs(rows, this.#alter);
  }

  /** Whether several iterations can follow each other without a look at anything in between. */
  get canRepeat(): boolean {
    return this.#shelf !== null;
  }

  /** All phases, so many times; returns how often all numbers were sound to the end. */
  run(rows: number, times: number): number {
    return this.#batch.pass.tapes.play(WAYS.iteration, rows, this.#all, times);
  }

  forward(rows: number): void {
    this.#batch.pass.tapes.play(WAYS.fetch, rows, this.#forward);
  }

  /** Whether L is sound. */
  compare(rows: number): boolean {
    this.#batch.compare(rows);
    return this.#network.kernels.isSound(this.#batch.comparison.loss, 1);
  }

  /** Whether all gradients are sound. */
  backward(rows: number): boolean {
    return this.#batch.pass.tapes.play(WAYS.delta, rows, this.#delta) === 1;
  }

  update(rows: number): void {
    this.#batch.pass.tapes.play(WAYS.update, rows, this.#update);
  }

  free(): void {
    this.#batch.free();
    this.#shelf?.free();
    this.optimizer.free();
    this.#network.kernels.arena.release(this.#gradients);
  }

  readonly #all: Calls = (rows, way) => {
    this.#forward(rows, way);
    this.#batch.compare(rows);
    const { kernels } = this.#batch.pass.tapes;
    return (
      kernels.isSound(this.#batch.comparison.loss, 1) && this.#delta(rows, way) && this.#update(rows, way)
    );
  };

  readonly #forward: Calls = (rows) => {
    const { pass } = this.#batch;
    if (this.#shelf) pass.tapes.kernels.gather(this.#shelf.gathering, rows);
    pass.forward(rows);
    return true;
  };

  readonly #delta: Calls = (rows) => {
    const { pass } = this.#batch;
    pass.backward(rows);
    return pass.tapes.kernels.isSound(this.#gradients, this.#network.plan.parameterLength);
  };

  readonly #update: Calls = () => {
    this.optimizer.update(this.#batch.pass.tapes.kernels);
    return true;
  };

  #newBatch(rows: number): Batch {
    return new Batch(this.#network, { rows, gradients: this.#gradients });
  }

  #newShelf(): Shelf | null {
    const { pass, places } = this.#batch;
    return pass.tapes.areUsed && !this.#alter ? new Shelf(this.#network.kernels.arena, places) : null;
  }

  #leaveShelf(): void {
    this.#shelf?.free();
    this.#shelf = null;
    this.#batch.pass.tapes.forget();
  }
}
