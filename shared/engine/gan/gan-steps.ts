import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Wants } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import { Pass } from '../pass.ts';
import { Batch } from '../training/batch.ts';
import { OptimizerState } from '../training/optimizer-state.ts';
import { GradientPenalty } from './penalty.ts';

export interface GanStepsOptions {
  /** Latent → example. */
  readonly generator: Network;
  /** Example → one logit; its loss says the game: binaryCrossEntropy (non-saturating), meanSquaredError, hinge. */
  readonly discriminator: Network;
  readonly batchSize: number;
  /** What a real example's target is: 1, or a little less, so that the discriminator stays modest. Default 1. */
  readonly realLabel?: number;
  /** Strength of the R1 penalty. Default 0. */
  readonly penalty?: number;
}

const ONLY_PARAMETERS: Wants = { parameters: true, inputs: false };
const ONLY_INPUTS: Wants = { parameters: false, inputs: true };

/**
 * The two moves of the game. Goodfellow et al. 2014.
 *
 *     discriminator   learns to answer realLabel for real examples and 0 for forged ones
 *     generator       learns from ∂ℓ/∂x of the discriminator, asked to call its forgeries real; only it moves
 */
export class GanSteps {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly #options: Required<Pick<GanStepsOptions, 'batchSize' | 'realLabel' | 'penalty'>>;
  readonly #gradients: { readonly generator: Address; readonly discriminator: Address };
  readonly #forger: Pass;
  readonly #judge: Batch;
  readonly #forgerOptimizer: OptimizerState;
  readonly #judgeOptimizer: OptimizerState;
  readonly #penalty: GradientPenalty | null;
  /** Of the discriminator's and the generator's latest move. */
  readonly #losses = Float32Array.of(NaN, NaN);

  constructor({ generator, discriminator, batchSize, realLabel = 1, penalty = 0 }: GanStepsOptions) {
    checkPair(generator, discriminator);
    this.generator = generator;
    this.discriminator = discriminator;
    this.#options = { batchSize, realLabel, penalty };
    const { kernels, plan, parameterAddress: parameters } = generator;
    this.#gradients = {
      generator: kernels.arena.allocate(plan.parameterLength),
      discriminator: kernels.arena.allocate(discriminator.plan.parameterLength),
    };
    this.#forger = new Pass({
      kernels,
      plan,
      parameters,
      rows: batchSize,
      gradients: this.#gradients.generator,
    });
    const judged = { rows: 2 * batchSize, gradients: this.#gradients.discriminator, inputDeltas: true };
    this.#judge = new Batch(discriminator, judged);
    this.#forgerOptimizer = new OptimizerState(generator, this.#gradients.generator);
    this.#judgeOptimizer = new OptimizerState(discriminator, this.#gradients.discriminator);
    this.#penalty = penalty > 0 ? new GradientPenalty(discriminator, this.#judge.pass, penalty) : null;
  }

  /** The discriminator's mean loss over both halves, before its latest step. */
  get discriminatorLoss(): number {
    return this.#losses[0];
  }

  /** How sure the discriminator was against the generator, before its latest step. */
  get generatorLoss(): number {
    return this.#losses[1];
  }

  /** reals [rows, examples], latents [rows, latent] */
  stepDiscriminator(reals: Float32Array, latents: Float32Array, rows: number): void {
    this.#checkRows(rows);
    this.#placeReals(reals, rows);
    this.#penalty?.compute(rows);
    this.#forge(latents, rows, rows);
    this.#label(0, rows, 'real');
    this.#label(rows, rows, 'forged');
    const { pass } = this.#judge;
    pass.forward(2 * rows);
    this.#judge.compare(2 * rows);
    this.#keepLoss(0);
    pass.backward(2 * rows, ONLY_PARAMETERS);
    this.#addPenalty();
    this.#judgeOptimizer.update();
  }

  /** latents [rows, latent] */
  stepGenerator(latents: Float32Array, rows: number): void {
    this.#checkRows(rows);
    this.#forge(latents, rows, 0);
    this.#label(0, rows, 'surely real');
    const { pass } = this.#judge;
    pass.forward(rows);
    this.#compareForgeries(rows);
    pass.backward(rows, ONLY_INPUTS);
    const { deltas, stride } = pass.input;
    const { floats } = this.generator.kernels.arena;
    floats.copyWithin(this.#forger.output.deltas, deltas, deltas + rows * stride);
    this.#forger.backward(rows);
    this.#forgerOptimizer.update();
  }

  /** What each player's optimizer remembers. */
  get optimizers(): { readonly generator: OptimizerState; readonly discriminator: OptimizerState } {
    return { generator: this.#forgerOptimizer, discriminator: this.#judgeOptimizer };
  }

  free(): void {
    const { arena } = this.generator.kernels;
    this.#penalty?.free();
    this.#forger.free();
    this.#judge.free();
    this.#forgerOptimizer.free();
    this.#judgeOptimizer.free();
    arena.release(this.#gradients.generator);
    arena.release(this.#gradients.discriminator);
  }

  #placeReals(reals: Float32Array, rows: number): void {
    copyRows(this.discriminator, reals, this.#judge.pass, rows);
  }

  /** Forgeries go into the judge's rows from `first` on. */
  #forge(latents: Float32Array, rows: number, first: number): void {
    copyRows(this.generator, latents, this.#forger, rows);
    this.#forger.forward(rows);
    const { values, stride } = this.#forger.output;
    const { input } = this.#judge.pass;
    this.generator.kernels.arena.floats.copyWithin(
      input.values + first * stride,
      values,
      values + rows * stride,
    );
  }

  #label(first: number, rows: number, target: 'real' | 'surely real' | 'forged'): void {
    const { floats } = this.discriminator.kernels.arena;
    const { comparison } = this.#judge;
    const wanted = target === 'forged' ? 0 : target === 'real' ? this.#options.realLabel : 1;
    for (let row = first; row < first + rows; row++) {
      floats[comparison.target + row * comparison.stride] = wanted;
      floats[comparison.weight + row] = 1;
    }
  }

  /** From float to float: a number that is handed on would be made anew. */
  #keepLoss(index: number): void {
    this.#losses[index] = this.discriminator.kernels.arena.floats[this.#judge.comparison.loss];
  }

  #compareForgeries(rows: number): void {
    if (this.discriminator.spec.loss === 'hinge') return this.#compareHinge(rows);
    this.#judge.compare(rows);
    this.#keepLoss(1);
  }

  /** L = −mean D(G(latent)): a generator has no margin. Lim & Ye 2017. */
  #compareHinge(rows: number): void {
    const { floats } = this.discriminator.kernels.arena;
    const { output, gradient, stride } = this.#judge.comparison;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      sum -= floats[output + row * stride];
      floats[gradient + row * stride] = Math.fround(-1 / rows);
    }
    this.#losses[1] = sum / rows;
  }

  #addPenalty(): void {
    if (!this.#penalty) return;
    const count = this.discriminator.plan.parameterLength;
    const { discriminator } = this.#gradients;
    this.discriminator.kernels.add(this.#penalty.gradients, count, discriminator, count, 1, count);
  }

  #checkRows(rows: number): void {
    const { batchSize } = this.#options;
    if (rows >= 1 && rows <= batchSize) return;
    throw new EngineError('too-many-rows', `A batch has 1 to ${batchSize} examples, got ${rows}.`);
  }
}

function copyRows(network: Network, from: Float32Array, { input }: Pass, rows: number): void {
  if (from.length < rows * network.inputs) {
    const needed = rows * network.inputs;
    throw new EngineError('bad-shape', `${rows} rows need ${needed} numbers, got ${from.length}.`);
  }
  const { floats } = network.kernels.arena;
  for (let row = 0; row < rows; row++) {
    const into = input.values + row * input.stride;
    for (let i = 0; i < network.inputs; i++) floats[into + i] = from[row * network.inputs + i];
  }
}

function checkPair(generator: Network, discriminator: Network): void {
  if (generator.kernels !== discriminator.kernels) {
    throw new EngineError(
      'bad-shape',
      'A generator and its discriminator share their kernels, but these do not.',
    );
  }
  if (generator.outputs !== discriminator.inputs || discriminator.outputs !== 1) {
    throw new EngineError(
      'bad-shape',
      `A discriminator takes the generator's ${generator.outputs} numbers and answers with one, but this one takes ${discriminator.inputs} and answers with ${discriminator.outputs}.`,
    );
  }
  if (discriminator.spec.normalization) {
    throw new EngineError(
      'bad-spec',
      'A discriminator learns on examples as they are, without normalization.',
    );
  }
}
