import type { PairFrame } from '#shared/activities/learner-facts.ts';
import { compile, createRandom, type Kernels, type Network, type NetworkSpec } from '#shared/engine/index.ts';
import { centre } from '#shared/drawings/centre.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import type { Examples } from '../examples.ts';
import { measurePair } from './measure-pair.ts';

/** Since the last frame: how many iterations, and what each player's losses come to. */
export interface LossSums {
  readonly count: number;
  readonly generator: number;
  readonly discriminator: number;
}

export const NO_LOSSES: LossSums = { count: 0, generator: 0, discriminator: 0 };

export interface PairFilmOptions {
  /** The generator's. */
  readonly spec: NetworkSpec;
  readonly kernels: Kernels;
  readonly examples: Examples;
  /** How real the discriminator takes an input for, from 0 to 1. */
  scoreOf(input: Float32Array): number;
  /** Whether they are drawings, or points. */
  readonly isOfPoints: boolean;
  /** How many fresh samples each frame hands over. */
  readonly forgeries: number;
  /** Inputs that the discriminator is asked about in every frame. */
  readonly watched?: readonly (readonly number[])[];
  readonly losses: LossSums;
}

const SAMPLES = 8;
const FRAMES = 3;
/** Which draw of latents is which; a frame's own are numbered by its iteration. */
const KEPT_LATENTS = 0;

/** What a generator and its discriminator were like now and then: the newest few frames, drawn by the running average. */
export class PairFilm {
  readonly #options: PairFilmOptions;
  /** Has the weights of the newest frame. */
  readonly #shown: Network;
  readonly #frames: PairFrame[] = [];
  #losses: LossSums;

  constructor(options: PairFilmOptions) {
    this.#options = options;
    this.#losses = options.losses;
    this.#shown = compile(options.spec, { kernels: options.kernels, rows: 1 });
  }

  get frames(): readonly PairFrame[] {
    return [...this.#frames];
  }

  /** Since the last frame. */
  get losses(): LossSums {
    return this.#losses;
  }

  /** What an iteration's players lost; one that does not play has no loss. */
  note({ generator = 0, discriminator = 0 }: Partial<Omit<LossSums, 'count'>>): void {
    const sums = this.#losses;
    this.#losses = {
      count: sums.count + 1,
      generator: sums.generator + (Number.isNaN(generator) ? 0 : generator),
      discriminator: sums.discriminator + (Number.isNaN(discriminator) ? 0 : discriminator),
    };
  }

  /** `average`: the generator's weights; false, and no frame, where they are no numbers any more. */
  take(iteration: number, average: Float32Array): boolean {
    if (!average.every(Number.isFinite)) return false;
    this.#shown.setParameters(average);
    const { examples, forgeries, isOfPoints, scoreOf } = this.#options;
    const draw = (count: number, key: number) => this.#draw(count, key);
    const frame = {
      iteration,
      losses: meanOf(this.#losses),
      samples: draw(SAMPLES, KEPT_LATENTS),
      forgeries: draw(forgeries, iteration + 1).map(isOfPoints ? (point) => point : asJudged),
      ...measurePair({ draw, scoreOf, examples, iteration, isOfPoints }),
      ...this.#belief(),
    };
    // Only the newest forgeries count, and every report carries all frames.
    const before = this.#frames.splice(0).map((older) => ({ ...older, forgeries: [] }));
    this.#frames.push(...before.slice(1 - FRAMES), frame);
    this.#losses = NO_LOSSES;
    return true;
  }

  free(): void {
    this.#shown.free();
  }

  #belief(): Pick<PairFrame, 'belief'> {
    const { watched, scoreOf } = this.#options;
    return watched ? { belief: watched.map((place) => scoreOf(Float32Array.from(place))) } : {};
  }

  /** What the averaged generator makes of the latents of a key. */
  #draw(count: number, key: number): Float32Array[] {
    const random = createRandom(this.#options.spec.seed, 11, key);
    const latent = new Float32Array(this.#shown.inputs);
    return Array.from({ length: count }, () => {
      for (let index = 0; index < latent.length; index++) latent[index] = random.normal();
      return this.#shown.predict(latent, 1).slice();
    });
  }
}

/** Often at first, when most happens; and where it stands still. */
export function isFilmed(iteration: number, last: number): boolean {
  if (iteration === last) return true;
  return iteration < 100 ? iteration % 25 === 0 : iteration % 50 === 0;
}

/** It goes the way of all drawings. */
function asJudged(ink: Float32Array): Float32Array {
  return centre(drawingOf(ink)).ink;
}

function meanOf({ count, generator, discriminator }: LossSums): PairFrame['losses'] {
  return count === 0
    ? { generator: 0, discriminator: 0 }
    : { generator: generator / count, discriminator: discriminator / count };
}
