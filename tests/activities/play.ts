import { Job } from '#server/training/job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import type { ActivityRules, Actor, Viewer } from '#shared/activities/activity.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';

const kernels = loadKernelsNow();

interface Instructing<State, Event> {
  open(state: State): readonly TrainingInstruction[];
  instruct(before: State, event: Event, after: State): readonly TrainingInstruction[];
}

/** A class with its networks, both in this thread, and all that went into the journal. */
export class Play<State, Action, Event, View extends object> {
  state: State;
  /** Unix time in milliseconds. */
  now = 1_000_000;
  readonly journal: Event[] = [];
  readonly job = new Job(kernels);
  readonly #rules: ActivityRules<State, Action, Event, View>;
  readonly #authority: Instructing<State, Event>;

  constructor(rules: ActivityRules<State, Action, Event, View>, authority: Instructing<State, Event>) {
    this.#rules = rules;
    this.#authority = authority;
    this.state = rules.initial();
    for (const instruction of authority.open(this.state)) this.job.carryOut(instruction);
  }

  act(viewer: Actor, action: Action): string {
    const seats = [
      { id: 's1', number: 1 },
      { id: 's2', number: 2 },
    ];
    const decision = this.#rules.decide(this.state, action, {
      viewer,
      seats,
      now: this.now,
      randomSeed: () => 7,
    });
    if ('refused' in decision) return decision.refused;
    for (const event of decision.events) this.#take(event);
    return 'done';
  }

  /** The networks take up to `iterations`; what they report may answer. */
  train(iterations: number): void {
    this.job.iterate(iterations);
    const networks = Object.fromEntries(
      [...this.job.learners].map(([name, learner]) => {
        const { metrics, ...report } = learner.report();
        return [name, { ...report, metrics: { ...metrics, iterationsPerSecond: 0 } }];
      }),
    );
    const answer = this.#rules.observe?.(this.state)?.answer({ networks });
    if (answer !== undefined) this.act({ role: 'network' }, answer);
  }

  /** What the session's clock does once a deadline has come. */
  ring(): void {
    const deadline = this.#rules.deadline?.(this.state);
    if (deadline && deadline.at <= this.now) this.act({ role: 'clock' }, deadline.action);
  }

  view(viewer: Viewer): View {
    return this.#rules.view(this.state, viewer);
  }

  audience(viewer: Viewer): string {
    return this.#rules.audience!(viewer, this.state);
  }

  /** The state that the journal alone gives. */
  replayed(): State {
    return this.journal.reduce((state, event) => this.#rules.apply(state, event), this.#rules.initial());
  }

  #take(event: Event): void {
    const before = this.state;
    this.journal.push(event);
    this.state = this.#rules.apply(before, event);
    for (const instruction of this.#authority.instruct(before, event, this.state))
      this.job.carryOut(instruction);
  }
}
