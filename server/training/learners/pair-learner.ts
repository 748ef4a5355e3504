import type { PairFacts, PairFrame } from '#shared/activities/learner-facts.ts';
import {
  compile,
  createGanTrainer,
  createRandom,
  EngineError,
  type GanTrainer,
  type Network,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { PreparedSet } from '../data-sets.ts';
import type { Examples } from '../examples.ts';
import type { Learner, LearnerReport, LearnerWorld, SavedLearner } from '../learner.ts';
import {
  type BuildInstruction,
  type DataName,
  type DirectInstruction,
  MAIN_DATA,
  type Player,
  type Question,
} from '../training.ts';
import { centre } from '#shared/drawings/centre.ts';
import { drawingOf, SIDE } from '#shared/drawings/drawing.ts';
import { measurePair } from './measure-pair.ts';
import { Questions } from './questions.ts';
import { StandingLearner } from './standing-learner.ts';

type Recipe = Pick<BuildInstruction, 'spec' | 'batchSize'> & {
  readonly data: DataName;
  readonly discriminator: NetworkSpec;
  readonly penalty?: number;
  readonly watched?: readonly (readonly number[])[];
  readonly discriminatorName?: NetworkName;
  readonly forgeries?: number;
};

interface Head {
  readonly kind: 'pair';
  readonly run: number;
  readonly recipe: Recipe;
  readonly lastIteration: number | null;
  readonly player: Player;
  readonly questions: readonly Question[];
  readonly sums: Sums;
}

interface Sums {
  readonly count: number;
  readonly generator: number;
  readonly discriminator: number;
}

const SAMPLES = 8;
const FORGERIES = 12;
const FRAMES = 3;
/** R1: keeps the discriminator smooth. */
const PENALTY = 0.4;
const REAL_LABEL = 0.9;
const NO_SUMS: Sums = { count: 0, generator: 0, discriminator: 0 };

/** A generator and its discriminator, under one name: what is reported as the network is the generator, averaged. */
export class PairLearner extends StandingLearner implements Learner {
  readonly run: number;
  readonly #recipe: Recipe;
  readonly #examples: Examples;
  readonly #generator: Network;
  readonly #discriminator: Network;
  /** The running average of the generator, to draw with. */
  readonly #shown: Network;
  readonly #trainer: GanTrainer;
  readonly #questions = new Questions<{ readonly id: number; readonly score: number }>();
  readonly #frames: PairFrame[] = [];
  #lastIteration: number;
  #player: Player;
  #sums: Sums;
  #loss: number | undefined;
  #hasDiverged = false;

  private constructor(head: Head, { kernels }: LearnerWorld, examples: Examples) {
    super();
    const { run, recipe, lastIteration, player, questions, sums } = head;
    this.run = run;
    this.#recipe = recipe;
    this.#examples = examples;
    this.#lastIteration = lastIteration ?? Infinity;
    this.#player = player;
    this.#sums = sums;
    this.#questions.ask(questions);
    this.#generator = compile(recipe.spec, { kernels, rows: 1 });
    this.#discriminator = compile(recipe.discriminator, { kernels, rows: 1 });
    this.#shown = compile(recipe.spec, { kernels, rows: 1 });
    this.#trainer = createGanTrainer({
      generator: this.#generator,
      discriminator: this.#discriminator,
      data: examples.training,
      batchSize: recipe.batchSize,
      seed: recipe.spec.seed,
      penalty: recipe.penalty ?? PENALTY,
      realLabel: REAL_LABEL,
    });
  }

  static build(
    run: number,
    instruction: BuildInstruction,
    world: LearnerWorld,
  ): { learner: PairLearner; prepared: PreparedSet } {
    const { spec, batchSize, data = MAIN_DATA, lastIteration, as } = instruction;
    if (as?.kind !== 'pair') throw new Error('A pair is built with its discriminator, got none');
    const { kind: _, ...players } = as;
    const { discriminator } = players;
    const prepared = world.sets.prepare(
      data,
      { inputs: discriminator.inputs, outputs: 1 },
      instruction.examples,
    );
    const recipe = { spec, batchSize, data, ...players };
    const begun = { player: 'both', questions: [], sums: NO_SUMS } as const;
    const head: Head = { kind: 'pair', run, recipe, lastIteration: lastIteration ?? null, ...begun };
    return { learner: new PairLearner(head, world, prepared.examples), prepared };
  }

  static restore({ head, bytes }: SavedLearner, world: LearnerWorld): PairLearner {
    const saved = head as Head;
    const learner = new PairLearner(saved, world, world.sets.get(saved.recipe.data));
    learner.#trainer.restore(bytes);
    return learner;
  }

  copy(run: number, world: LearnerWorld): PairLearner {
    const { head, bytes } = this.save();
    return PairLearner.restore({ head: { ...(head as Head), run }, bytes }, world);
  }

  get data(): DataName {
    return this.#recipe.data;
  }

  get canIterate(): boolean {
    const isOver = this.#trainer.iteration >= this.#lastIteration;
    return !isOver && !this.#hasDiverged && this.#examples.training.size > 0;
  }

  /** What it draws before it has learned anything is a frame too. */
  get #isUntouched(): boolean {
    return this.#trainer.iteration === 0 && this.#frames.length === 0 && this.#examples.training.size > 0;
  }

  iterate(most: number): number {
    let done = 0;
    while (done < most && this.canIterate) {
      if (this.#isUntouched) this.#film();
      this.#step();
      done += 1;
      if (isFilmed(this.#trainer.iteration, this.#lastIteration)) this.#film();
    }
    return done;
  }

  direct(instruction: DirectInstruction): void {
    switch (instruction.type) {
      case 'ask':
        this.#questions.ask(instruction.questions);
        return this.#questions.answer(true, (question) => this.#answer(question));
      case 'forgetAnswers':
        return this.#questions.forget(instruction.ids);
      case 'prolong':
        this.#lastIteration += instruction.iterations;
        return;
      case 'play':
        this.#player = instruction.player;
        return;
      case 'climb':
        throw new EngineError('bad-spec', 'The generator of a pair climbs its discriminator only.');
      default:
        return instruction satisfies never;
    }
  }

  /** The generator's, averaged. */
  weights(): Float32Array {
    return this.#trainer.averageParameters;
  }

  report(): LearnerReport & { readonly facts: PairFacts } {
    if (this.#isUntouched) this.#film();
    return {
      metrics: this.#metrics(this.#loss),
      spec: this.#recipe.spec,
      weights: this.weights(),
      facts: { frames: [...this.#frames], answers: this.#questions.answers },
    };
  }

  reportOthers(): Readonly<Record<NetworkName, LearnerReport>> {
    const { discriminatorName, discriminator: spec } = this.#recipe;
    if (discriminatorName === undefined) return {};
    const weights = this.#discriminator.parameters.slice();
    return { [discriminatorName]: { metrics: this.#metrics(undefined), spec, weights } };
  }

  save(): SavedLearner {
    const head: Head = {
      kind: 'pair',
      run: this.run,
      recipe: this.#recipe,
      lastIteration: Number.isFinite(this.#lastIteration) ? this.#lastIteration : null,
      player: this.#player,
      questions: this.#questions.save(),
      sums: this.#sums,
    };
    return { head, bytes: this.#trainer.save() };
  }

  free(): void {
    for (const part of [this.#trainer, this.#generator, this.#discriminator, this.#shown]) part.free();
  }

  #metrics(loss: number | undefined): LearnerReport['metrics'] {
    const { training, test } = this.#examples;
    const { batchSize } = this.#recipe;
    return {
      ...this.standing(this.run, this.#trainer.iteration, { training, test, batchSize }),
      ...(loss !== undefined && !this.#hasDiverged && { trainingLoss: loss }),
      hasDiverged: this.#hasDiverged,
      ...(this.#trainer.iteration >= this.#lastIteration && { isFinished: true }),
    };
  }

  #step(): void {
    const { generator = NaN, discriminator = NaN } = this.#trainer.iterate(this.#player);
    const hasBoth = this.#player === 'both';
    if (this.#player !== 'discriminator') this.#loss = generator;
    this.#hasDiverged = hasBoth && !Number.isFinite(generator + discriminator);
    this.#sums = {
      count: this.#sums.count + 1,
      generator: this.#sums.generator + (Number.isNaN(generator) ? 0 : generator),
      discriminator: this.#sums.discriminator + (Number.isNaN(discriminator) ? 0 : discriminator),
    };
  }

  #film(): void {
    const { iteration } = this.#trainer;
    const { count, generator, discriminator } = this.#sums;
    const average = this.#trainer.averageParameters;
    if (!average.every(Number.isFinite)) {
      this.#hasDiverged = true;
      return;
    }
    this.#shown.setParameters(average);
    const measures = measurePair({
      draw: (count, key) => this.#draw(count, key),
      scoreOf: (ink) => this.#scoreOf(ink),
      examples: this.#examples,
      iteration,
    });
    const losses = {
      generator: count === 0 ? 0 : generator / count,
      discriminator: count === 0 ? 0 : discriminator / count,
    };
    const frame = {
      iteration,
      losses,
      samples: this.#draw(SAMPLES, 0),
      forgeries: this.#draw(this.#recipe.forgeries ?? FORGERIES, iteration + 1).map(asJudged),
      ...measures,
      ...this.#belief(),
    };
    // Only the newest forgeries count, and every report carries all frames.
    const before = this.#frames.splice(0).map((older) => ({ ...older, forgeries: [] }));
    this.#frames.push(...before.slice(1 - FRAMES), frame);
    this.#sums = NO_SUMS;
  }

  #belief(): Pick<PairFrame, 'belief'> {
    const { watched } = this.#recipe;
    return watched ? { belief: watched.map((place) => this.#scoreOf(Float32Array.from(place))) } : {};
  }

  /** What the averaged generator draws from the latents of a key. */
  #draw(count: number, key: number): Float32Array[] {
    const random = createRandom(this.#recipe.spec.seed, 11, key);
    const latent = new Float32Array(this.#shown.inputs);
    return Array.from({ length: count }, () => {
      for (let index = 0; index < latent.length; index++) latent[index] = random.normal();
      return this.#shown.predict(latent, 1).slice();
    });
  }

  #answer({ id, input }: Question): { id: number; score: number } {
    return { id, score: this.#scoreOf(Float32Array.from(input)) };
  }

  /** From 0 to 1: least squares does not keep to it by itself. */
  #scoreOf(ink: Float32Array): number {
    return Math.min(1, Math.max(0, this.#discriminator.predict(ink, 1)[0]!));
  }
}

/** Often at first, when most happens; and where it stands still. */
function isFilmed(iteration: number, last: number): boolean {
  if (iteration === last) return true;
  return iteration < 100 ? iteration % 25 === 0 : iteration % 50 === 0;
}

/** A drawing takes the way of all drawings. */
function asJudged(example: Float32Array): Float32Array {
  return example.length === SIDE * SIDE ? centre(drawingOf(example)).ink : example;
}
