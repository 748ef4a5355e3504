import { checkNumbers } from '../check-numbers.ts';
import { checkOptimizer } from '../check-spec.ts';
import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import { Random } from '../math/random.ts';
import type { Network } from '../network.ts';
import type { OptimizerSpec } from '../spec.ts';
import { checkFits } from './batch.ts';
import { Iteration } from './iteration.ts';
import { Measure, type Measurement } from './measure.ts';
import { type Phase, Progress } from './progress.ts';
import { readRecord, writeRecord } from './record.ts';
import { RunningAverage } from './running-average.ts';
import { Sampler } from './sampler.ts';
import { checkBatchSize, type TrainerOptions } from './trainer-options.ts';

export function createTrainer(options: TrainerOptions): Trainer {
  return new Trainer(options);
}

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
  #rows = 0;
  #hasLoss = false;
  #batchSize: number;
  #measure: Measure | null = null;
  #isFreed = false;
  readonly #progress = new Progress();
  readonly #sampler: Sampler;
  readonly #own: Iteration;
  readonly #average: RunningAverage | null;

  constructor({ network, data, batchSize, seed, alter, average }: TrainerOptions) {
    checkFits(network, data);
    checkBatchSize(batchSize);
    this.network = network;
    this.data = data;
    this.#batchSize = batchSize;
    this.#sampler = new Sampler(data, seed);
    this.#own = new Iteration({
      ...{ network, data, sampler: this.#sampler },
      rows: Math.min(batchSize, Math.max(data.size, FIRST_ROWS)),
      alter:
        alter &&
        ((input, row) => alter(input, new Random(seed, this.#progress.iteration, this.#sampler.idOf(row)))),
    });
    this.#average = average ? new RunningAverage(network, average) : null;
    network.whenFreed(() => this.free());
  }

  /** What has come of the training: the running average where there is one, else the network itself. */
  get result(): Network {
    return this.#average?.network ?? this.network;
  }

  /** Iterations, counting the one in progress; 0 before the first. */
  get iteration(): number {
    return this.#progress.iteration;
  }

  get epoch(): number {
    return this.#sampler.epoch;
  }

  /** The batch in progress within its epoch, from 1. */
  get batch(): number {
    return this.#progress.batch;
  }

  /** Batches of the current epoch, as long as no example comes or goes. */
  get batchesPerEpoch(): number {
    if (this.epoch === 0) return Math.ceil(this.data.size / this.#batchSize);
    return this.#progress.batch + Math.ceil(this.#sampler.remaining / this.#batchSize);
  }

  get batchSize(): number {
    return this.#batchSize;
  }

  get optimizer(): OptimizerSpec {
    return this.#own.optimizer.spec;
  }

  /** The mean loss of the batch that was compared last; NaN before the first. */
  get batchLoss(): number {
    return this.#hasLoss ? this.#own.loss : NaN;
  }

  /** NaN or a number beyond 1e30 was met: nothing more is done, and the last good weights stay. */
  get diverged(): boolean {
    return this.#progress.diverged;
  }

  /** The examples of the latest batch. */
  batchIds(): Uint32Array {
    return this.#sampler.batchIds();
  }

  /** What the network answered to one example of the latest batch, before its update: a copy of [outputs]. */
  answerTo(row: number): Float32Array {
    return this.#own.answerTo(row);
  }

  /** Calls `visit` for each example of the latest `batches` of the same size in this epoch, counted from 0: nothing is copied. */
  visitBatches(batches: number, visit: (id: number, batch: number) => void): void {
    this.#sampler.visitBatches(batches, visit);
  }

  /** One whole iteration, or the rest of one that was begun in phases. */
  iterate(): void {
    this.train(1);
  }

  /** The same `most` times, quicker; returns how many were begun: fewer where it diverged. */
  train(most: number): number {
    let done = 0;
    while (done < most && !this.#progress.diverged) done += this.trainWithinEpoch(most - done);
    return done;
  }

  /** Up to `most` iterations, as many as follow each other on batches of one size in one epoch; returns how many were begun. */
  trainWithinEpoch(most: number): number {
    if (most < 1 || this.#progress.diverged) return 0;
    return this.#progress.phase === 'update' ? this.#takeWhole(most) : this.#finish();
  }

  /** Draws the next batch and lets the network answer it. */
  forward(): void {
    this.#enter('forward', 'update');
    if (this.#progress.diverged) return;
    this.#draw();
    this.#own.forward(this.#rows);
    this.#progress.phase = 'forward';
  }

  /** Compares the answers with the targets: see batchLoss. */
  loss(): void {
    this.#enter('loss', 'forward');
    if (this.#progress.diverged) return;
    this.#progress.phase = 'loss';
    this.#hasLoss = true;
    if (!this.#own.compare(this.#rows)) this.#progress.stop();
  }

  /** Computes δ of every neuron and the gradient of every parameter. */
  delta(): void {
    this.#enter('delta', 'loss');
    if (this.#progress.diverged) return;
    this.#progress.phase = 'delta';
    if (!this.#own.backward(this.#rows)) this.#progress.stop();
  }

  /** Moves every parameter. */
  update(): void {
    this.#enter('update', 'delta');
    if (this.#progress.diverged) return;
    this.#own.update(this.#rows);
    this.#average?.follow(this.iteration);
    this.#progress.phase = 'update';
  }

  /** ∂L/∂parameter of the latest delta(), in the places of `network.parameters`. */
  get gradients(): Float32Array {
    return this.#own.gradients;
  }

  /** From the next iteration on. */
  setBatchSize(size: number): void {
    checkBatchSize(size);
    this.#progress.refuseMidway('setBatchSize()');
    this.#batchSize = size;
  }

  /** From the next update on; moments stay when the kind does. After a divergence, training goes on. */
  setOptimizer(spec: OptimizerSpec): void {
    checkOptimizer(spec);
    this.#own.change(spec);
    this.#progress.diverged = false;
  }

  /** Mean loss and accuracy of `result` on a data set, or on `most` of its examples where it has more. */
  measure(data: DataSet, most?: number): Measurement {
    this.#measure ??= new Measure(this.result);
    return this.#measure.measure(data, most);
  }

  /** Everything needed to go on bit for bit, in place of an iteration in progress: from its beginning. */
  save(): Uint8Array {
    const { isMidway } = this.#progress;
    const { optimizer } = this.#own;
    return writeRecord({
      ...this.#progress.save(),
      batchSize: this.#batchSize,
      sampler: this.#sampler.save(isMidway),
      optimizer: optimizer.spec,
      betaPowers: optimizer.powers,
      parameters: this.network.parameters,
      moments: optimizer.saveMoments(),
      ...(this.#average && { average: this.#average.network.parameters }),
    });
  }

  /** Goes on where a trainer of the same network stood; throws an EngineError and changes nothing if it is not one. */
  restore(bytes: Uint8Array): void {
    const record = readRecord(bytes);
    checkOptimizer(record.optimizer);
    checkBatchSize(record.batchSize);
    checkNumbers('parameters', record.parameters, this.network.plan.parameterLength);
    this.#own.restore(record);
    this.network.setParameters(record.parameters);
    this.#average?.network.setParameters(record.average ?? record.parameters);
    this.#sampler.restore(record.sampler);
    this.#progress.restore(record);
    this.#hasLoss = false;
    this.setBatchSize(record.batchSize);
  }

  free(): void {
    if (this.#isFreed) return;
    this.#isFreed = true;
    this.#own.free();
    this.#measure?.free();
    this.#average?.free();
  }

  /** Draws a batch, and as many more at once as nothing has to be looked at in between; returns how many. */
  #takeWhole(most: number): number {
    this.#enter('forward', 'update');
    this.#draw();
    const rows = this.#rows;
    const isFull = rows === this.#batchSize && this.#own.canRepeat && !this.#average;
    const batches = 1 + (isFull ? this.#sampler.drawAgain(rows, most - 1) : 0);
    const sound = this.#own.run(rows, batches);
    const begun = Math.min(sound + 1, batches);
    this.#sampler.giveBack(rows, batches - begun);
    this.#progress.add(begun - 1);
    this.#hasLoss = true;
    if (sound < batches) this.#progress.stop();
    else this.#average?.follow(this.iteration);
    return begun;
  }

  /** The rest of the iteration in progress. */
  #finish(): number {
    if (this.#progress.phase === 'forward') this.loss();
    if (this.#progress.phase === 'loss') this.delta();
    if (this.#progress.phase === 'delta') this.update();
    return 1;
  }

  #draw(): void {
    const { epoch } = this.#sampler;
    this.#rows = this.#sampler.draw(this.#batchSize);
    // Memory is taken for the examples that there are, not for a batch size that they do not fill.
    if (this.#rows > this.#own.rows) this.#own.grow(Math.min(this.#batchSize, 2 * this.#rows));
    this.#progress.begin(this.#sampler.epoch !== epoch);
    this.#own.begin(this.#rows, this.#progress.iteration);
  }

  #enter(phase: Phase, after: Phase): void {
    if (this.#isFreed) throw new EngineError('freed', 'This trainer was freed.');
    this.#progress.check(phase, after);
  }
}

const FIRST_ROWS = 16;
