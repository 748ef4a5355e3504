import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';
import { type Drive, dropStep, paused, type Step } from './drive.ts';
import type { Learner, MiddlePhase } from './learner.ts';
import type { Moment } from './training.ts';

/** Where learners go on: what others were when they were saved. */
export interface LockstepState {
  readonly drive: Drive;
  readonly moment: Moment;
  readonly learners: ReadonlyMap<NetworkName, Learner>;
}

/**
 * Learners by their names, and how they go forward together. It knows no time: whoever serves it says how many iterations
 * may be done, so the same changes between the same iterations give the same weights. Each iteration is one of every learner
 * that can take it: who has diverged or come to an end stands still, and the others go on.
 */
export abstract class Lockstep {
  readonly #learners: Map<NetworkName, Learner>;
  #drive: Drive;
  #run: number;
  /** Iterations of this run; one in progress counts as done, since its batches are drawn. */
  #iteration: number;
  /** Who has not yet taken the iteration that is taken in turns. */
  #turns: Learner[] = [];

  constructor(state?: LockstepState) {
    this.#learners = new Map(state?.learners);
    this.#drive = state?.drive ?? paused;
    this.#run = state?.moment.run ?? 0;
    this.#iteration = state?.moment.iteration ?? 0;
  }

  get learners(): ReadonlyMap<NetworkName, Learner> {
    return this.#learners;
  }

  learner(name = MAIN_NETWORK): Learner | undefined {
    return this.#learners.get(name);
  }

  get drive(): Drive {
    return this.#drive;
  }

  get moment(): Moment {
    return { run: this.#run, iteration: this.#iteration };
  }

  /** Before which iteration an instruction takes effect now: the one that comes next. */
  get position(): Moment {
    return { run: this.#run, iteration: this.#iteration + 1 };
  }

  /** Set in the middle of an iteration. */
  get phase(): MiddlePhase | undefined {
    for (const { phase } of this.#learners.values()) if (phase) return phase;
    return undefined;
  }

  /** Whether what comes next is one phase, and not whole iterations. */
  get takesPhases(): boolean {
    return this.#drive.mode === 'stepping'
      ? this.#drive.steps[0] === 'phase'
      : this.#drive.mode === 'running' && this.#drive.by === 'phase';
  }

  /** Some learners have taken the iteration in progress, and others have not. */
  get isInTurns(): boolean {
    return this.#turns.length > 0;
  }

  /** Whether the next iteration could be done now. */
  get canIterate(): boolean {
    for (const learner of this.#learners.values()) if (this.#goesOn(learner)) return true;
    return false;
  }

  /** Does up to `most` iterations, or phases, as far as the drive and the data allow, and returns how many. */
  iterate(most: number): number {
    if (this.#drive.mode === 'running') return this.takesPhases ? this.#takePhases(most) : this.train(most);
    let done = 0;
    while (done < most && this.#drive.mode === 'stepping') {
      done += this.takesPhases ? this.#takePhases(1) : this.train(1);
      this.#finishStep(this.#drive.steps);
    }
    return done;
  }

  /**
   * Of a running job: one learner's part of an iteration, so that questions need not wait for all of them. Returns how many
   * iterations were begun.
   */
  takeTurn(): number {
    const begun = this.isInTurns ? 0 : this.#beginTurns();
    this.#turns.shift()?.iterate(1, { rest: true });
    return begun;
  }

  /** Settings, networks and what is saved are those between two iterations. */
  finishTurns(): void {
    while (this.isInTurns) this.takeTurn();
  }

  /**
   * Up to `most` iterations, of paused learners too; while they run, who is at rest stays there. They do not look at each
   * other: each takes all of its own at once.
   */
  train(most: number): number {
    this.finishTurns();
    const begun = most > 0 ? this.finishIteration() : 0;
    let longest = 0;
    for (const learner of this.#learners.values())
      longest = Math.max(longest, learner.iterate(most - begun, { rest: this.#isRunning }));
    this.#iteration += longest;
    return begun + longest;
  }

  /** Nothing is left but the count of its runs. */
  free(): void {
    for (const name of [...this.#learners.keys()]) this.drop(name);
    this.#drive = paused;
  }

  protected setDrive(drive: Drive): void {
    this.#drive = drive;
    this.dropVainSteps();
  }

  /** The run that begins when the next network comes. */
  protected get nextRun(): number {
    return this.#run + 1;
  }

  /** In the place of the one of that name. */
  protected add(name: NetworkName, learner: Learner): void {
    this.drop(name);
    this.#learners.set(name, learner);
    this.beginRun();
  }

  protected drop(name: NetworkName): void {
    this.#learners.get(name)?.free();
    this.#learners.delete(name);
  }

  /** Networks came or went: its iterations are counted from here. */
  protected beginRun(): void {
    this.#run += 1;
    this.#iteration = 0;
    this.dropVainSteps();
  }

  /** Settings and networks change between two iterations; returns how many it ended. */
  protected finishIteration(): number {
    if (this.phase === undefined) return 0;
    for (const learner of this.#learners.values())
      if (learner.phase !== undefined) learner.iterate(1, { rest: false });
    return 1;
  }

  /** A step that cannot be taken now must not surprise anyone later. */
  protected dropVainSteps(): void {
    if (this.#drive.mode === 'stepping' && !this.canIterate) this.#drive = paused;
  }

  get #isRunning(): boolean {
    return this.#drive.mode === 'running';
  }

  /** An iteration, if anybody takes one; counts the one in progress too, which it ends. */
  #beginTurns(): number {
    const ended = this.finishIteration();
    this.#turns = [...this.#learners.values()].filter((learner) => this.#goesOn(learner));
    if (!this.isInTurns) return ended;
    this.#iteration += 1;
    return ended + 1;
  }

  #goesOn(learner: Learner): boolean {
    return learner.canIterate && !(this.#isRunning && learner.phase === undefined && learner.isAtRest);
  }

  #takePhases(most: number): number {
    let done = 0;
    while (done < most && this.canIterate) {
      this.#takePhase();
      done += 1;
    }
    return done;
  }

  /** Of the iteration in progress, for those who are in it, or the first of the next one. */
  #takePhase(): void {
    const { phase } = this;
    const takers = [...this.#learners.values()].filter((learner) =>
      phase === undefined ? this.#goesOn(learner) : learner.phase !== undefined,
    );
    if (phase === undefined) this.#iteration += 1;
    for (const learner of takers) learner.takePhase();
  }

  /** An epoch is that of the first network that is still under way. */
  #finishStep(steps: readonly Step[]): void {
    const first = [...this.#learners.values()].find((learner) => learner.canIterate);
    if (steps[0] !== 'epoch' || first?.isEpochOver) this.#drive = dropStep(steps);
    this.dropVainSteps();
  }
}
