import type { DataSet } from '../data-set.ts';
import type { Address } from '../kernels/arena.ts';
import { Random } from '../math/random.ts';
import { Sampler } from '../training/sampler.ts';
import { GanSteps, type GanStepsOptions } from './gan-steps.ts';

export interface GanTrainerOptions extends GanStepsOptions {
  /** The real examples; targets are not looked at. It may change between two iterations. */
  readonly data: DataSet;
  readonly seed: number;
  /** How much of the running average of the generator stays in each iteration. Default 0.99. */
  readonly averageKeeps?: number;
}

export interface GanLosses {
  readonly discriminator: number;
  readonly generator: number;
}

export function createGanTrainer(options: GanTrainerOptions): GanTrainer {
  return new GanTrainer(options);
}

/** Plays both moves in turn: an iteration is one step of the discriminator and one of the generator. */
export class GanTrainer {
  #iteration = 0;
  readonly #options: GanTrainerOptions;
  readonly #steps: GanSteps;
  readonly #sampler: Sampler;
  readonly #reals: Float32Array;
  readonly #latents: Float32Array;
  readonly #average: Address;

  constructor(options: GanTrainerOptions) {
    const { generator, discriminator, batchSize, data, seed } = options;
    this.#options = options;
    this.#steps = new GanSteps(options);
    this.#sampler = new Sampler(data, seed);
    this.#reals = new Float32Array(batchSize * discriminator.inputs);
    this.#latents = new Float32Array(batchSize * generator.inputs);
    this.#average = generator.kernels.arena.allocate(generator.plan.parameterLength);
    generator.kernels.arena.floats.set(generator.parameters, this.#average);
  }

  get iteration(): number {
    return this.#iteration;
  }

  /** A calmer generator to show: the running average of its parameters, to be set on a network of its spec. */
  get averageParameters(): Float32Array {
    const { kernels, plan } = this.#options.generator;
    return kernels.arena.floats.slice(this.#average, this.#average + plan.parameterLength);
  }

  iterate(): GanLosses {
    this.#iteration++;
    const discriminator = this.stepDiscriminator();
    const generator = this.stepGenerator();
    return { discriminator, generator };
  }

  /** Only the discriminator learns. */
  stepDiscriminator(): number {
    const rows = this.#drawReals();
    this.#drawLatents(0);
    return this.#steps.stepDiscriminator(this.#reals, this.#latents, rows);
  }

  /** Only the generator learns. */
  stepGenerator(): number {
    this.#drawLatents(1);
    const loss = this.#steps.stepGenerator(this.#latents, this.#options.batchSize);
    this.#updateAverage();
    return loss;
  }

  free(): void {
    this.#steps.free();
    this.#options.generator.kernels.arena.release(this.#average);
  }

  #drawReals(): number {
    const { data, batchSize } = this.#options;
    const rows = this.#sampler.draw(batchSize);
    data.copyInputs(this.#sampler.slots, this.#sampler.batchStart, rows, this.#reals);
    return rows;
  }

  /** Standard normal numbers, from the seed and the iteration. */
  #drawLatents(move: number): void {
    const random = new Random(this.#options.seed, this.#iteration, move);
    for (let index = 0; index < this.#latents.length; index++) this.#latents[index] = random.normal();
  }

  #updateAverage(): void {
    const { kernels, plan, parameterAddress } = this.#options.generator;
    const keeps = Math.fround(this.#options.averageKeeps ?? 0.99);
    kernels.blend(this.#average, parameterAddress, plan.parameterLength, keeps);
  }
}
