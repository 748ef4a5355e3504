import { ganAuthority } from '#server/activities/gan/authority.ts';
import { Job } from '#server/training/job.ts';
import type { Question } from '#server/training/training.ts';
import type { DecisionContext } from '#shared/activities/activity.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { generatorName, hiddenName, refereeName } from '#shared/activities/gan/networks.ts';
import { forgerOverlay } from '#shared/activities/gan/overlay.ts';
import { roundOf } from '#shared/activities/gan/plan.ts';
import { gan } from '#shared/activities/gan/rules.ts';
import type { GanAction, GanEvent, GanState, Item, PackedInk } from '#shared/activities/gan/state.ts';
import type { RefereeAnswer, RefereeFacts } from '#shared/activities/learner-facts.ts';
import type { Kernels } from '#shared/engine/index.ts';

/** Iterations between two looks at what the networks have found out. */
const LOOK_EVERY = 25;
const QUESTIONS = 900_000_000;
const LAST_ROUND = 3;

/**
 * The house of a game against a network, its networks trained by the game's own rules and authority, without a session around
 * it.
 */
export class GameHouse {
  readonly #job: Job;
  #state: GanState;
  #asked = 0;

  /** `drawings` are its collection. */
  constructor(kernels: Kernels, drawings: readonly PackedInk[], seed: number) {
    this.#job = new Job(kernels);
    this.#state = gan.initial();
    this.#teach({ type: 'configure', settings: { judges: 'network', seed: 1000 * seed } });
    this.#teach({ type: 'begin' }, seed);
    const maker = { kind: 'seat', seat: 's1' } as const;
    for (const [index, ink] of drawings.entries()) {
      const item: Item = { house: 0, isForged: false, maker, ink, bets: {}, scores: {} };
      this.#take({ type: 'collected', id: index + 1, item });
    }
  }

  /** All that they learn while the first forgeries are drawn. */
  playToFirstForgeries(): void {
    this.#learn();
  }

  /** All that they learn before the last forgeries are scored. */
  playToLastForgeries(): void {
    while (this.#state.stage.phase !== 'learn' || roundOf(this.#state.stage) < LAST_ROUND) {
      this.#teach({ type: 'next' });
      this.#learn();
    }
  }

  get generatorWeights(): Float32Array {
    return this.#job.learner(generatorName(0))!.weights();
  }

  scores(by: 'referee' | 'hidden', inks: readonly PackedInk[]): number[] {
    const name = by === 'referee' ? refereeName(0) : hiddenName(0);
    return this.#ask(
      name,
      inks.map((ink) => ({ input: inkInput(ink) })),
    ).map(({ score }) => score);
  }

  /** What a forger sees after a test. */
  overlayOf(ink: PackedInk): Float32Array {
    const input = inkInput(ink);
    const [{ slope }] = this.#ask(refereeName(0), [{ input, wantsSlope: true }]);
    return forgerOverlay(slope!, input);
  }

  free(): void {
    this.#job.free();
  }

  #ask(network: string, asked: readonly Omit<Question, 'id'>[]): RefereeAnswer[] {
    const questions = asked.map((question) => ({ ...question, id: QUESTIONS + this.#asked++ }));
    const ids = questions.map(({ id }) => id);
    this.#job.carryOut({ type: 'ask', network, questions });
    const { answers } = this.#job.learner(network)!.report().facts as RefereeFacts;
    this.#job.carryOut({ type: 'forgetAnswers', network, ids });
    const wanted = new Set(ids);
    return answers.filter(({ id }) => wanted.has(id));
  }

  #learn(): void {
    while (this.#job.canIterate) {
      this.#job.iterate(LOOK_EVERY);
      this.#observe();
    }
  }

  #observe(): void {
    const networks = Object.fromEntries(
      [...this.#job.learners].map(([name, learner]) => {
        const { metrics, ...report } = learner.report();
        return [name, { ...report, metrics: { ...metrics, iterationsPerSecond: 0 } }];
      }),
    );
    const action = gan.observe!(this.#state)?.answer({ networks });
    if (action) this.#decide(action, { role: 'network' });
  }

  #teach(action: GanAction, seed = 0): void {
    this.#decide(action, { role: 'teacher' }, seed);
  }

  #decide(action: GanAction, viewer: DecisionContext['viewer'], seed = 0): void {
    const seats = [{ id: 's1', number: 1 }];
    const decision = gan.decide(this.#state, action, { viewer, now: 0, seats, randomSeed: () => seed });
    if ('refused' in decision) throw new Error(`The game refused ${action.type}: ${decision.refused}`);
    for (const event of decision.events) this.#take(event);
  }

  #take(event: GanEvent): void {
    const before = this.#state;
    this.#state = gan.apply(before, event);
    for (const instruction of ganAuthority.instruct(before, event, this.#state))
      this.#job.carryOut(instruction);
  }
}
