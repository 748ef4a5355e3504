import type { PairFacts } from '#shared/activities/learner-facts.ts';
import {
  compile,
  createGanTrainer,
  EngineError,
  type GanTrainer,
  type Network,
} from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { PreparedSet } from '../data-sets.ts';
import type { Examples } from '../examples.ts';
import type { Learner, LearnerReport, LearnerWorld, SavedLearner } from '../learner.ts';
import {
  type BuildInstruction,
  type DataName,
  type DirectInstruction,
  type LearnerKind,
  MAIN_DATA,
  type Player,
  type Question,
} from '../training.ts';
import { isFilmed, type LossSums, NO_LOSSES, PairFilm } from './pair-film.ts';
import { orFree } from '../or-free.ts';
import { Questions } from './questions.ts';
import { StandingLearner } from './standing-learner.ts';

type Recipe = Pick<BuildInstruction, 'spec' | 'batchSize'> &
  Omit<Extract<LearnerKind, { kind: 'pair' }>, 'kind'> & { readonly data: DataName };

type PairAnswer = PairFacts['answers'][number];

interface Head {
  readonly kind: 'pair';
  readonly run: number;
  readonly recipe: Recipe;
  readonly lastIteration: number | null;
  readonly player: Player;
  readonly questions: readonly Question[];
  readonly answers?: readonly PairAnswer[];
  readonly sums: LossSums;
}

const FORGERIES = 12;
/** R1: keeps the discriminator smooth. */
const PENALTY = 0.4;
const REAL_LABEL = 0.9;

/** A generator and its discriminator, under one name: what is reported as the network is the generator, averaged. */
export class PairLearner extends StandingLearner implements Learner {
  readonly run: number;
  readonly #recipe: Recipe;
  readonly #examples: Examples;
  readonly #generator: Network;
  readonly #discriminator: Network;
  readonly #trainer: GanTrainer;
  readonly #questions: Questions<PairAnswer>;
  readonly #film: PairFilm;
  #lastIteration: number;
  #player: Player;
  #loss: number | undefined;
  #hasDiverged = false;

  private constructor(head: Head, { kernels }: LearnerWorld, examples: Examples) {
    super();
    const { run, recipe, lastIteration, player, questions, answers, sums } = head;
    this.run = run;
    this.#recipe = recipe;
    this.#examples = examples;
    this.#lastIteration = lastIteration ?? Infinity;
    this.#player = player;
    this.#questions = new Questions(answers);
    this.#questions.ask(questions);
    const generator = compile(recipe.spec, { kernels, rows: 1 });
    const discriminator = orFree(generator, () => compile(recipe.discriminator, { kernels, rows: 1 }));
    this.#trainer = orFree(generator, () =>
      orFree(discriminator, () =>
        createGanTrainer({
          ...{ generator, discriminator },
          data: examples.training,
          batchSize: recipe.batchSize,
          seed: recipe.spec.seed,
          penalty: recipe.penalty ?? PENALTY,
          realLabel: REAL_LABEL,
        }),
      ),
    );
    [this.#generator, this.#discriminator] = [generator, discriminator];
    this.#film = new PairFilm({
      spec: recipe.spec,
      kernels,
      examples,
      scoreOf: (input) => this.#scoreOf(input),
      isOfPoints: recipe.of === 'points',
      forgeries: recipe.forgeries ?? FORGERIES,
      ...(recipe.watched && { watched: recipe.watched }),
      losses: sums,
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
    const begun = { player: 'both', questions: [], sums: NO_LOSSES } as const;
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
    return (
      this.#trainer.iteration === 0 && this.#film.frames.length === 0 && this.#examples.training.size > 0
    );
  }

  iterate(most: number): number {
    let done = 0;
    while (done < most && this.canIterate) {
      if (this.#isUntouched) this.#takeFrame();
      this.#step();
      done += 1;
      if (isFilmed(this.#trainer.iteration, this.#lastIteration)) this.#takeFrame();
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
    if (this.#isUntouched) this.#takeFrame();
    return {
      metrics: this.#metrics(this.#loss),
      spec: this.#recipe.spec,
      weights: this.weights(),
      facts: { frames: this.#film.frames, answers: this.#questions.answers },
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
      answers: this.#questions.answers,
      sums: this.#film.losses,
    };
    return { head, bytes: this.#trainer.save() };
  }

  free(): void {
    for (const part of [this.#film, this.#trainer, this.#generator, this.#discriminator]) part.free();
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
    const losses = this.#trainer.iterate(this.#player);
    const { generator = NaN, discriminator = NaN } = losses;
    if (this.#player !== 'discriminator') this.#loss = generator;
    this.#hasDiverged = this.#player === 'both' && !Number.isFinite(generator + discriminator);
    this.#film.note(losses);
  }

  #takeFrame(): void {
    const isTaken = this.#film.take(this.#trainer.iteration, this.#trainer.averageParameters);
    if (!isTaken) this.#hasDiverged = true;
  }

  #answer({ id, input }: Question): PairAnswer {
    return { id, score: this.#scoreOf(Float32Array.from(input)) };
  }

  /** From 0 to 1: least squares does not keep to it by itself. */
  #scoreOf(ink: Float32Array): number {
    return Math.min(1, Math.max(0, this.#discriminator.predict(ink, 1)[0]!));
  }
}
