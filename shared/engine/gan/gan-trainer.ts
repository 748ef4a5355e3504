import type { DataSet } from '../data-set.ts';
import type { Address } from '../kernels/arena.ts';
import { Random } from '../math/random.ts';
import { Sampler } from '../training/sampler.ts';
import { checkOptimizer } from '../check-spec.ts';
import { checkNumbers } from '../check-numbers.ts';
import type { Network } from '../network.ts';
import type { OptimizerState } from '../training/optimizer-state.ts';
import { readRecord, type TrainingRecord, writeRecord } from '../training/record.ts';
import { readGanRecord, writeGanRecord } from './gan-record.ts';
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

/** Who learns in an iteration. */
export type GanPlayer = 'both' | 'generator' | 'discriminator';

export function createGanTrainer(options: GanTrainerOptions): GanTrainer {
  return new GanTrainer(options);
}

/** Plays both moves in turn: an iteration is one step of the discriminator and one of the generator. */
export class GanTrainer {
  #iteration = 0;
  /** The same objects in every iteration, so that none is made anew. */
  readonly #losses: Readonly<Record<GanPlayer, Partial<GanLosses>>>;
  /** How much of the average stays: one float in the arena. */
  readonly #keeps: Address;
  readonly #random = new Random();
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
    this.#losses = lossesOf(this.#steps);
    this.#sampler = new Sampler(data, seed);
    this.#reals = new Float32Array(batchSize * discriminator.inputs);
    this.#latents = new Float32Array(batchSize * generator.inputs);
    this.#average = generator.kernels.arena.allocate(generator.plan.parameterLength);
    generator.kernels.arena.floats.set(generator.parameters, this.#average);
    this.#keeps = generator.kernels.arena.allocate(1);
    generator.kernels.arena.floats[this.#keeps] = options.averageKeeps ?? 0.99;
  }

  get iteration(): number {
    return this.#iteration;
  }

  /** A calmer generator to show: the running average of its parameters, to be set on a network of its spec. */
  get averageParameters(): Float32Array {
    const { kernels, plan } = this.#options.generator;
    return kernels.arena.floats.slice(this.#average, this.#average + plan.parameterLength);
  }

  /** What it returns has other numbers after the next one. */
  iterate(): GanLosses;
  /** The loss of who stands still is absent. */
  iterate(player: GanPlayer): Partial<GanLosses>;
  iterate(player: GanPlayer = 'both'): Partial<GanLosses> {
    this.#iteration++;
    if (player !== 'generator') this.stepDiscriminator();
    if (player !== 'discriminator') this.stepGenerator();
    return this.#losses[player];
  }

  /** Only the discriminator learns. */
  stepDiscriminator(): void {
    const rows = this.#drawReals();
    this.#drawLatents(0);
    this.#steps.stepDiscriminator(this.#reals, this.#latents, rows);
  }

  /** Only the generator learns. */
  stepGenerator(): void {
    this.#drawLatents(1);
    this.#steps.stepGenerator(this.#latents, this.#options.batchSize);
    this.#updateAverage();
  }

  /** Everything needed to go on bit for bit: both networks, what both optimizers remember, the order of the examples. */
  save(): Uint8Array {
    const { generator, discriminator } = this.#options;
    const { optimizers } = this.#steps;
    return writeGanRecord({
      generator: writeRecord(this.#playerRecord(generator, optimizers.generator)),
      discriminator: writeRecord(this.#playerRecord(discriminator, optimizers.discriminator)),
      average: this.averageParameters,
    });
  }

  /** Goes on where a trainer of the same two networks stood; throws an EngineError and changes nothing if it is not one. */
  restore(bytes: Uint8Array): void {
    const { generator, discriminator } = this.#options;
    const { optimizers } = this.#steps;
    const record = readGanRecord(bytes);
    const forger = recordFor(generator, record.generator);
    const judge = recordFor(discriminator, record.discriminator);
    checkNumbers('average', record.average, generator.plan.parameterLength);
    takePlayer(generator, optimizers.generator, forger);
    takePlayer(discriminator, optimizers.discriminator, judge);
    generator.kernels.arena.floats.set(record.average, this.#average);
    this.#sampler.restore(forger.sampler);
    this.#iteration = forger.iteration;
  }

  #playerRecord(network: Network, optimizer: OptimizerState): TrainingRecord {
    return {
      iteration: this.#iteration,
      batch: 0,
      batchSize: this.#options.batchSize,
      diverged: false,
      sampler: this.#sampler.save(false),
      optimizer: optimizer.spec,
      betaPowers: optimizer.powers,
      parameters: network.parameters,
      moments: optimizer.saveMoments(),
    };
  }

  free(): void {
    this.#steps.free();
    const { arena } = this.#options.generator.kernels;
    arena.release(this.#average);
    arena.release(this.#keeps);
  }

  #drawReals(): number {
    const { data, batchSize } = this.#options;
    const rows = this.#sampler.draw(batchSize);
    data.copyInputs(this.#sampler.slots, this.#sampler.batchStart, rows, this.#reals);
    return rows;
  }

  /** Standard normal numbers, from the seed and the iteration. */
  #drawLatents(move: number): void {
    this.#random.restart(this.#options.seed, this.#iteration, move);
    this.#random.fillNormal(this.#latents);
  }

  #updateAverage(): void {
    const { kernels, plan, parameterAddress } = this.#options.generator;
    kernels.blend(this.#average, parameterAddress, plan.parameterLength, this.#keeps);
  }
}

/** Read where the steps keep them, whenever somebody looks. */
function lossesOf(steps: GanSteps): Readonly<Record<GanPlayer, Partial<GanLosses>>> {
  return {
    both: {
      get discriminator() {
        return steps.discriminatorLoss;
      },
      get generator() {
        return steps.generatorLoss;
      },
    },
    discriminator: {
      get discriminator() {
        return steps.discriminatorLoss;
      },
    },
    generator: {
      get generator() {
        return steps.generatorLoss;
      },
    },
  };
}

/** The record of one player, if it fits. */
function recordFor(network: Network, bytes: Uint8Array): TrainingRecord {
  const record = readRecord(bytes);
  checkOptimizer(record.optimizer);
  checkNumbers('parameters', record.parameters, network.plan.parameterLength);
  return record;
}

function takePlayer(
  network: Network,
  optimizer: OptimizerState,
  { optimizer: spec, betaPowers, moments, parameters }: TrainingRecord,
): void {
  optimizer.restore(spec, betaPowers, moments);
  network.setParameters(parameters);
}
