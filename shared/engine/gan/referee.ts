import { checkOptimizer } from '../check-spec.ts';
import { checkNumbers } from '../check-numbers.ts';
import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import { Random } from '../math/random.ts';
import type { Network } from '../network.ts';
import { Batch } from '../training/batch.ts';
import { OptimizerState } from '../training/optimizer-state.ts';
import { readRecord, writeRecord } from '../training/record.ts';
import { GradientPenalty } from './penalty.ts';

export type Example = ArrayLike<number>;

export interface RefereeOptions {
  /** Example → one logit, of binary cross-entropy, in layers of straight pieces: see penalty.ts. */
  readonly network: Network;
  readonly reals: readonly Example[];
  /** What is not real, in groups that are drawn equally often: forgeries, scribbles, blanks, other subjects … */
  readonly decoys: readonly (readonly Example[])[];
  readonly seed: number;
  /** Half of them real. Default 32. */
  readonly batchSize?: number;
  /** Targets are this far from 0 and 1, so that nobody is ever quite sure. Default 0.1. */
  readonly smoothing?: number;
  /** Strength of R1: without it the slope leads to speckle, with too much of it nothing is told apart. Default 0.3. */
  readonly penalty?: number;
  /** How an example may look another time: augmentation. Default: as it is. */
  readonly vary?: (example: Example, random: Random) => Example;
}

/**
 * A judge of forgeries that no player trains: a discriminator that learns real examples from everything that they are
 * not. (One that only ever met a network's forgeries calls a scribble real.) Its loss is the binary cross-entropy of
 * both halves plus R1 on the real one, as in gan-steps.ts.
 */
export class Referee {
  readonly #network: Network;
  readonly #options: Required<RefereeOptions>;
  readonly #batch: Batch;
  readonly #gradients: Address;
  readonly #optimizer: OptimizerState;
  readonly #penalty: GradientPenalty;
  #iteration = 0;

  /** Throws an EngineError where there is nothing real or nothing else, or an example does not fit. */
  constructor(options: RefereeOptions) {
    const { network } = options;
    this.#options = { batchSize: 32, smoothing: 0.1, penalty: 0.3, vary: (example) => example, ...options };
    this.#network = network;
    check(this.#options);
    this.#gradients = network.kernels.arena.allocate(network.plan.parameterLength);
    const { batchSize } = this.#options;
    this.#batch = new Batch(network, { rows: batchSize, gradients: this.#gradients, inputDeltas: true });
    this.#optimizer = new OptimizerState(network, this.#gradients);
    this.#penalty = new GradientPenalty(network, this.#batch.pass, this.#options.penalty);
  }

  get iteration(): number {
    return this.#iteration;
  }

  /** Numbers of an example. */
  get inputs(): number {
    return this.#network.inputs;
  }

  /** One step on a batch of both halves; returns its loss without the penalty. */
  iterate(): number {
    this.#iteration++;
    const random = new Random(this.#options.seed, this.#iteration);
    const { batchSize, smoothing } = this.#options;
    const half = batchSize / 2;
    const { pass } = this.#batch;
    for (let row = 0; row < half; row++) this.#place(row, this.#drawReal(random), 1 - smoothing);
    this.#penalty.compute(half);
    for (let row = half; row < batchSize; row++) this.#place(row, this.#drawDecoy(random), smoothing);
    pass.forward(batchSize);
    this.#batch.compare(batchSize);
    const { loss } = this.#batch;
    pass.backward(batchSize, { parameters: true, inputs: false });
    this.#addPenalty();
    this.#optimizer.update();
    return loss;
  }

  /** How real it takes an example for, from 0 to 1. */
  verdictOn(example: Example): number {
    return this.#network.predict(Float32Array.from(example), 1)[0];
  }

  /** ∂D/∂x of the logit: where more of an input would make the example more real, [inputs]. */
  slopeAt(example: Example): Float32Array {
    const { pass } = this.#batch;
    const { floats } = this.#network.kernels.arena;
    this.#place(0, example, 0);
    pass.forward(1);
    floats[pass.output.deltas] = 1;
    pass.backward(1, { parameters: false, inputs: true });
    return floats.slice(pass.input.deltas, pass.input.deltas + this.#network.inputs);
  }

  /** Everything needed to go on bit for bit, but for the examples. */
  save(): Uint8Array {
    const { spec, powers } = this.#optimizer;
    return writeRecord({
      iteration: this.#iteration,
      batch: 0,
      batchSize: this.#options.batchSize,
      diverged: false,
      sampler: { epoch: 0, position: 0, order: new Uint32Array() },
      optimizer: spec,
      betaPowers: powers,
      parameters: this.#network.parameters,
      moments: this.#optimizer.saveMoments(),
    });
  }

  /** Goes on where a referee with the same network stood; throws an EngineError and changes nothing if it is not one. */
  restore(bytes: Uint8Array): void {
    const { iteration, optimizer, betaPowers, moments, parameters } = readRecord(bytes);
    checkOptimizer(optimizer);
    checkNumbers('parameters', parameters, this.#network.plan.parameterLength);
    this.#optimizer.restore(optimizer, betaPowers, moments);
    this.#network.setParameters(parameters);
    this.#iteration = iteration;
  }

  free(): void {
    this.#penalty.free();
    this.#batch.free();
    this.#optimizer.free();
    this.#network.kernels.arena.release(this.#gradients);
  }

  #drawReal(random: Random): Example {
    const { reals, vary } = this.#options;
    return vary(reals[random.below(reals.length)], random);
  }

  #drawDecoy(random: Random): Example {
    const { decoys, vary } = this.#options;
    const group = decoys[random.below(decoys.length)];
    return vary(group[random.below(group.length)], random);
  }

  #place(row: number, example: Example, target: number): void {
    const { floats } = this.#network.kernels.arena;
    const { pass, comparison } = this.#batch;
    const into = pass.input.values + row * pass.input.stride;
    for (let i = 0; i < this.#network.inputs; i++) floats[into + i] = example[i];
    floats[comparison.target + row * comparison.stride] = target;
    floats[comparison.weight + row] = 1;
  }

  #addPenalty(): void {
    const { kernels, plan } = this.#network;
    const count = plan.parameterLength;
    kernels.add(this.#penalty.gradients, count, this.#gradients, count, 1, count);
  }
}

function check({ network, reals, decoys, batchSize }: Required<RefereeOptions>): void {
  if (reals.length === 0)
    throw new EngineError('no-examples', 'A referee needs real examples, but has none.');
  if (decoys.length === 0 || decoys.some((group) => group.length === 0))
    throw new EngineError(
      'no-examples',
      'A referee needs examples in every group of decoys, but one is empty.',
    );
  if (network.spec.loss !== 'binaryCrossEntropy')
    throw new EngineError('bad-spec', `A referee's loss is binaryCrossEntropy, not ${network.spec.loss}.`);
  if (batchSize < 2 || batchSize % 2 !== 0)
    throw new EngineError('bad-shape', `A referee's batch is an even number from 2, not ${batchSize}.`);
  for (const example of [...reals, ...decoys.flat()]) checkNumbers('example', example, network.inputs);
}
