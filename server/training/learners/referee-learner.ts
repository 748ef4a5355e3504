import type { RefereeAnswer, RefereeFacts } from '#shared/activities/learner-facts.ts';
import { compile, EngineError, type Network, Referee, verdictAmong } from '#shared/engine/index.ts';
import { augment } from '#shared/drawings/augment.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import type { PreparedSet } from '../data-sets.ts';
import type { Examples } from '../examples.ts';
import type { Learner, LearnerReport, LearnerWorld, SavedLearner } from '../learner.ts';
import {
  type BuildInstruction,
  type DataName,
  type DirectInstruction,
  type LearnerKind,
  MAIN_DATA,
  type Question,
} from '../training.ts';
import { orFree } from '../or-free.ts';
import { Questions } from './questions.ts';
import { RefereeExamples } from './referee-examples.ts';
import { StandingLearner } from './standing-learner.ts';

type Recipe = Pick<BuildInstruction, 'spec' | 'batchSize' | 'augmentation'> &
  Omit<Extract<LearnerKind, { kind: 'referee' }>, 'kind' | 'readyAt'> & { readonly data: DataName };

interface Head {
  readonly kind: 'referee';
  readonly run: number;
  readonly recipe: Recipe;
  readonly readyAt: number;
  readonly lastIteration: number;
  readonly questions: readonly Question[];
  /** That nobody has taken yet. */
  readonly answers?: readonly SavedAnswer[];
  readonly followers?: readonly string[];
}

type SavedAnswer = Omit<RefereeAnswer, 'slope'> & { readonly slope?: readonly number[] };

/** A judge of forgeries in a job. Its test examples are real ones that it never learns from: verdicts compare with them. */
export class RefereeLearner extends StandingLearner implements Learner {
  readonly run: number;
  readonly #recipe: Recipe;
  readonly #readyAt: number;
  readonly #network: Network;
  readonly #examples: Examples;
  readonly #met: RefereeExamples;
  readonly #questions: Questions<RefereeAnswer>;
  #referee: Referee | undefined;
  #lastIteration: number;
  #loss: number | undefined;
  #heldOut: { readonly iteration: number; readonly version: number; readonly scores: number[] } | undefined;

  private constructor(
    { run, recipe, readyAt, lastIteration, questions, answers = [], followers }: Head,
    network: Network,
    examples: Examples,
  ) {
    super();
    this.run = run;
    this.#recipe = recipe;
    this.#readyAt = readyAt;
    this.#lastIteration = lastIteration;
    this.#network = network;
    this.#examples = examples;
    this.#questions = new Questions(answers.map(restoredAnswer));
    this.#questions.ask(questions);
    this.#met = new RefereeExamples({ seed: recipe.spec.seed, shares: recipe.shares, followers });
  }

  static build(
    run: number,
    instruction: BuildInstruction,
    { kernels, sets }: LearnerWorld,
  ): { learner: RefereeLearner; prepared: PreparedSet } {
    const { spec, batchSize, augmentation, data = MAIN_DATA, lastIteration = 0, as } = instruction;
    if (as?.kind !== 'referee') throw new Error('A referee is built with when it is ready, got none');
    const { readyAt, shares, penalty } = as;
    const recipe = {
      ...{ spec, batchSize, data },
      ...(augmentation && { augmentation }),
      ...(shares && { shares }),
      ...(penalty !== undefined && { penalty }),
    };
    const head: Head = { kind: 'referee', run, recipe, readyAt, lastIteration, questions: [] };
    const network = compile(spec, { kernels, rows: 1 });
    return orFree(network, () => {
      const prepared = sets.prepare(data, network, instruction.examples);
      return { learner: new RefereeLearner(head, network, prepared.examples), prepared };
    });
  }

  static restore({ head, bytes }: SavedLearner, { kernels, sets }: LearnerWorld): RefereeLearner {
    const saved = head as Head;
    const network = compile(saved.recipe.spec, { kernels, rows: 1 });
    return orFree(network, () => {
      const learner = new RefereeLearner(saved, network, sets.get(saved.recipe.data));
      if (bytes.length > 0) learner.#refereeNow().restore(bytes);
      return learner;
    });
  }

  copy(run: number, world: LearnerWorld): RefereeLearner {
    const { head, bytes } = this.save();
    return RefereeLearner.restore({ head: { ...(head as Head), run }, bytes }, world);
  }

  get data(): DataName {
    return this.#recipe.data;
  }

  get canIterate(): boolean {
    return !this.#isDone && !this.#hasDiverged && this.#examples.training.size > 0 && this.#canLearn();
  }

  get #iteration(): number {
    return this.#referee?.iteration ?? 0;
  }

  get #isDone(): boolean {
    return this.#iteration >= this.#lastIteration;
  }

  get #isReady(): boolean {
    return this.#iteration >= this.#readyAt;
  }

  get #hasDiverged(): boolean {
    return this.#loss !== undefined && !Number.isFinite(this.#loss);
  }

  iterate(most: number): number {
    let done = 0;
    while (done < most && this.canIterate) {
      const referee = this.#refereeNow();
      this.#loss = referee.iterate();
      this.#met.followers.follow(referee);
      done += 1;
    }
    if (this.#isReady) this.#answer();
    return done;
  }

  direct(instruction: DirectInstruction): void {
    switch (instruction.type) {
      case 'ask':
        this.#questions.ask(instruction.questions);
        if (this.#isReady) this.#answer();
        return;
      case 'forgetAnswers':
        return this.#questions.forget(instruction.ids);
      case 'prolong':
        // What it was asked about may be what it learns from next.
        this.#answer();
        this.#lastIteration += instruction.iterations;
        return;
      case 'climb':
      case 'play':
        throw new EngineError('bad-spec', 'A referee plays no side.');
      default:
        return instruction satisfies never;
    }
  }

  weights(): Float32Array {
    return this.#network.parameters.slice();
  }

  report(): LearnerReport & { readonly facts: RefereeFacts } {
    const { training, test } = this.#examples;
    const { batchSize, spec } = this.#recipe;
    return {
      metrics: {
        ...this.standing(this.run, this.#iteration, { training, test, batchSize }),
        ...(this.#loss !== undefined && !this.#hasDiverged && { trainingLoss: this.#loss }),
        hasDiverged: this.#hasDiverged,
        ...(this.#isDone && { isFinished: true }),
      },
      spec,
      weights: this.weights(),
      facts: { isReady: this.#isReady, heldOut: test.size, answers: this.#questions.answers },
    };
  }

  save(): SavedLearner {
    const head: Head = {
      kind: 'referee',
      run: this.run,
      recipe: this.#recipe,
      readyAt: this.#readyAt,
      lastIteration: this.#lastIteration,
      questions: this.#questions.save(),
      answers: this.#questions.answers.map(savedAnswer),
      followers: this.#met.followers.save(),
    };
    return { head, bytes: this.#referee?.save() ?? new Uint8Array() };
  }

  free(): void {
    this.#referee?.free();
    this.#network.free();
  }

  /** Whether there is something real to learn. */
  #canLearn(): boolean {
    this.#met.follow(this.#examples.training);
    return this.#met.reals.length > 0;
  }

  /** With the examples of now: they come and go while it learns. */
  #refereeNow(): Referee {
    const { reals, decoys } = this.#met;
    this.#met.follow(this.#examples.training);
    const { augmentation, batchSize, spec, penalty } = this.#recipe;
    return (this.#referee ??= new Referee({
      network: this.#network,
      reals,
      decoys,
      seed: spec.seed,
      batchSize,
      ...(penalty !== undefined && { penalty }),
      ...(augmentation && {
        vary: (example, random) => augment(drawingOf(Float32Array.from(example)), random, augmentation).ink,
      }),
    }));
  }

  #answer(): void {
    this.#questions.answer(this.#isDone, (question) => this.#answerTo(question));
  }

  #answerTo({ id, input, wantsSlope }: Question): RefereeAnswer {
    const score = this.#scoreOf(Float32Array.from(input));
    const heldOut = this.#heldOutScores();
    return {
      id,
      score,
      ...(heldOut.length > 0 && { verdict: verdictAmong(score, heldOut) }),
      ...(wantsSlope && { slope: this.#refereeNow().slopeAt(input) }),
    };
  }

  #scoreOf(input: Float32Array): number {
    return this.#network.predict(input, 1)[0]!;
  }

  #heldOutScores(): readonly number[] {
    const { test } = this.#examples;
    const known = this.#heldOut;
    if (known?.iteration === this.#iteration && known.version === test.version) return known.scores;
    const scores = test.ids().map((id) => this.#scoreOf(Float32Array.from(test.inputOf(id))));
    this.#heldOut = { iteration: this.#iteration, version: test.version, scores };
    return scores;
  }
}

function savedAnswer({ slope, ...answer }: RefereeAnswer): SavedAnswer {
  return slope ? { ...answer, slope: Array.from(slope) } : answer;
}

function restoredAnswer({ slope, ...answer }: SavedAnswer): RefereeAnswer {
  return slope ? { ...answer, slope: Float32Array.from(slope) } : answer;
}
