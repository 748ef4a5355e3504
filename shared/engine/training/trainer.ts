import { checkNumbers } from '../check-numbers.ts';
import { checkOptimizer } from '../check-spec.ts';
import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Network } from '../network.ts';
import type { OptimizerSpec } from '../spec.ts';
import { Batch, checkFits } from './batch.ts';
import { Measure, type Measurement } from './measure.ts';
import { OptimizerState } from './optimizer-state.ts';
import { readRecord, type TrainingRecord, writeRecord } from './record.ts';
import { Sampler } from './sampler.ts';

export interface TrainerOptions {
  readonly network: Network;
  /** The training set; it may change between any two iterations. */
  readonly data: DataSet;
  /** The most examples of one iteration; the last batch of an epoch may be smaller. */
  readonly batchSize: number;
  /** Draws the order of the examples. */
  readonly seed: number;
}

export function createTrainer(options: TrainerOptions): Trainer {
  return new Trainer(options);
}

/** What was done last; after 'update' a new iteration may begin. */
type Phase = 'forward' | 'loss' | 'delta' | 'update';

/**
 * Trains a network: an iteration is one optimizer update, on one batch; an epoch is one pass over the data set.
 *
 *     forward   a batch is drawn, and the network answers
 *     loss      how wrong the answers are, one number
 *     delta     how the loss depends on every neuron (δ) and every weight (gradient)
 *     update    the optimizer moves every weight
 */
export class Trainer {
  readonly network: Network;
  readonly data: DataSet;
  #iteration = 0;
  #batchNumber = 0;
  #diverged = false;
  #phase: Phase = 'update';
  #rows = 0;
  #loss = 0;
  #batchSize: number;
  #batch: Batch;
  #measure: Measure | null = null;
  #isFreed = false;
  /** The batch number before the iteration in progress. */
  #batchBefore = 0;
  readonly #sampler: Sampler;
  readonly #gradients: Address;
  readonly #optimizer: OptimizerState;

  constructor({ network, data, batchSize, seed }: TrainerOptions) {
    checkFits(network, data);
    checkBatchSize(batchSize);
    this.network = network;
    this.data = data;
    this.#batchSize = batchSize;
    this.#sampler = new Sampler(data, seed);
    this.#gradients = network.kernels.arena.allocate(network.plan.parameterLength);
    this.#optimizer = new OptimizerState(network, this.#gradients);
    this.#batch = this.#newBatch(Math.min(batchSize, Math.max(data.size, FIRST_ROWS)));
    network.whenFreed(() => this.free());
  }

  /** Iterations, counting the one in progress; 0 before the first. */
  get iteration(): number {
    return this.#iteration;
  }

  get epoch(): number {
    return this.#sampler.epoch;
  }

  /** The batch in progress within its epoch, from 1. */
  get batch(): number {
    return this.#batchNumber;
  }

  /** Batches of the current epoch, as long as no example comes or goes. */
  get batchesPerEpoch(): number {
    if (this.epoch === 0) return Math.ceil(this.data.size / this.#batchSize);
    return this.#batchNumber + Math.ceil(this.#sampler.remaining / this.#batchSize);
  }

  get batchSize(): number {
    return this.#batchSize;
  }

  get optimizer(): OptimizerSpec {
    return this.#optimizer.spec;
  }

  /** NaN or a number beyond 1e30 was met: nothing more is done, and the last good weights stay. */
  get diverged(): boolean {
    return this.#diverged;
  }

  /** The examples of the latest batch. */
  batchIds(): Uint32Array {
    return this.#sampler.batchIds();
  }

  /** One whole iteration, or the rest of one that was begun in phases; returns the loss of its batch. */
  iterate(): number {
    if (this.#diverged) return this.#loss;
    if (this.#phase === 'update') this.forward();
    if (this.#phase === 'forward') this.loss();
    if (this.#phase === 'loss') this.delta();
    if (this.#phase === 'delta') this.update();
    return this.#loss;
  }

  /** Draws the next batch and lets the network answer it. */
  forward(): void {
    this.#enter('forward', 'update');
    if (this.#diverged) return;
    const { epoch } = this.#sampler;
    this.#rows = this.#sampler.draw(this.#batchSize);
    if (this.#rows > this.#batch.pass.rows) this.#growBatch();
    this.#batchBefore = this.#batchNumber;
    this.#batchNumber = this.#sampler.epoch === epoch ? this.#batchNumber + 1 : 1;
    this.#iteration++;
    this.#batch.gather(this.data, this.#sampler.slots, this.#sampler.batchStart, this.#rows);
    this.#batch.pass.iteration = this.#iteration;
    this.#batch.pass.forward(this.#rows);
    this.#phase = 'forward';
  }

  /** Compares the answers with the targets; returns the batch's mean loss. */
  loss(): number {
    this.#enter('loss', 'forward');
    if (this.#diverged) return this.#loss;
    this.#loss = this.#batch.compare(this.#rows);
    this.#phase = 'loss';
    if (!Number.isFinite(this.#loss)) this.#stop();
    return this.#loss;
  }

  /** Computes δ of every neuron and the gradient of every parameter. */
  delta(): void {
    this.#enter('delta', 'loss');
    if (this.#diverged) return;
    this.#batch.pass.backward(this.#rows);
    this.#phase = 'delta';
    const { kernels, plan } = this.network;
    if (!kernels.isSound(this.#gradients, plan.parameterLength)) this.#stop();
  }

  /** Moves every parameter. */
  update(): void {
    this.#enter('update', 'delta');
    if (this.#diverged) return;
    this.#optimizer.update();
    this.#phase = 'update';
  }

  /** ∂L/∂parameter of the latest delta(), in the places of `network.parameters`. */
  get gradients(): Float32Array {
    const { kernels, plan } = this.network;
    return kernels.arena.floats.subarray(this.#gradients, this.#gradients + plan.parameterLength);
  }

  /** From the next iteration on. */
  setBatchSize(size: number): void {
    checkBatchSize(size);
    this.#refuseMidway('setBatchSize()');
    this.#batchSize = size;
  }

  /** From the next update on; moments stay when the kind does. After a divergence, training goes on. */
  setOptimizer(spec: OptimizerSpec): void {
    checkOptimizer(spec);
    this.#optimizer.change(spec);
    this.#diverged = false;
  }

  /** Mean loss and accuracy on a data set. */
  measure(data: DataSet): Measurement {
    this.#measure ??= new Measure(this.network);
    return this.#measure.measure(data);
  }

  /** Everything needed to go on bit for bit, in place of an iteration in progress: from its beginning. */
  save(): Uint8Array {
    const isMidway = this.#phase !== 'update';
    return writeRecord({
      iteration: this.#iteration - (isMidway ? 1 : 0),
      batch: isMidway ? this.#batchBefore : this.#batchNumber,
      batchSize: this.#batchSize,
      diverged: this.#diverged,
      sampler: this.#sampler.save(isMidway),
      optimizer: this.#optimizer.spec,
      betaPowers: this.#optimizer.powers,
      parameters: this.network.parameters,
      moments: this.#optimizer.saveMoments(),
    });
  }

  /** Goes on where a trainer of the same network stood; throws an EngineError and changes nothing if it is not one. */
  restore(bytes: Uint8Array): void {
    const record = readRecord(bytes);
    checkOptimizer(record.optimizer);
    checkBatchSize(record.batchSize);
    checkNumbers('parameters', record.parameters, this.network.plan.parameterLength);
    this.#optimizer.restore(record.optimizer, record.betaPowers, record.moments);
    this.network.setParameters(record.parameters);
    this.#sampler.restore(record.sampler);
    this.#restoreCounters(record);
    this.setBatchSize(record.batchSize);
  }

  free(): void {
    if (this.#isFreed) return;
    this.#isFreed = true;
    this.#batch.free();
    this.#optimizer.free();
    this.#measure?.free();
    this.network.kernels.arena.release(this.#gradients);
  }

  #newBatch(rows: number): Batch {
    return new Batch(this.network, { rows, gradients: this.#gradients });
  }

  /** Memory is taken for the examples that there are, not for a batch size that they do not fill. */
  #growBatch(): void {
    this.#batch.free();
    this.#batch = this.#newBatch(Math.min(this.#batchSize, 2 * this.#rows));
  }

  #restoreCounters({ iteration, batch, diverged }: TrainingRecord): void {
    this.#iteration = iteration;
    this.#batchNumber = batch;
    this.#diverged = diverged;
    this.#loss = NaN;
    this.#phase = 'update';
  }

  #enter(phase: Phase, after: Phase): void {
    if (this.#isFreed) throw new EngineError('freed', 'This trainer was freed.');
    if (this.#phase === after || this.#diverged) return;
    throw new EngineError(
      'bad-phase',
      `${phase}() comes after ${after}(), but the last one was ${this.#phase}().`,
    );
  }

  #refuseMidway(what: string): void {
    if (this.#phase === 'update') return;
    throw new EngineError(
      'bad-phase',
      `${what} comes between two iterations, but the last phase was ${this.#phase}().`,
    );
  }

  /** The iteration ends without an update. */
  #stop(): void {
    this.#diverged = true;
    this.#phase = 'update';
  }
}

const MOST_BATCH = 65_536;
const FIRST_ROWS = 16;

function checkBatchSize(size: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= MOST_BATCH) return;
  throw new EngineError('bad-shape', `A batch size is a whole number from 1 to ${MOST_BATCH}, not ${size}.`);
}
