import { EngineError, type Kernels } from '#shared/engine/index.ts';
import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';
import { examplesOfBlob, noBlobs, type ReadBlob } from './blob-examples.ts';
import { DataSets } from './data-sets.ts';
import { addStep, type Drive, dropStep, paused, type Step } from './drive.ts';
import { buildLearner } from './learner-kinds.ts';
import type { Learner, LearnerWorld, MiddlePhase } from './learner.ts';
import {
  type BuildInstruction,
  type DataName,
  type DirectInstruction,
  MAIN_DATA,
  type Moment,
  type TrainingInstruction,
} from './training.ts';

/** Where a job goes on: what another one was when it was saved. */
export interface JobState {
  readonly drive: Drive;
  readonly moment: Moment;
  readonly sets: DataSets;
  readonly learners: ReadonlyMap<NetworkName, Learner>;
}

/**
 * Networks by their names, their data, and what they were told. A job knows no time: whoever serves it says how many
 * iterations may be done, so the same instructions between the same iterations give the same weights. Each iteration is
 * one of every network that can take it: who has diverged or come to an end stands still, and the others go on.
 */
export class Job {
  readonly kernels: Kernels;
  readonly #learners: Map<NetworkName, Learner>;
  readonly #sets: DataSets;
  #drive: Drive;
  #run: number;
  /** Iterations of this run; one in progress counts as done, since its batches are drawn. */
  #iteration: number;
  /** Who has not yet taken the iteration that is taken in turns. */
  #turns: Learner[] = [];

  readonly #readBlob: ReadBlob;

  constructor(kernels: Kernels, state?: JobState, readBlob: ReadBlob = noBlobs) {
    this.kernels = kernels;
    this.#readBlob = readBlob;
    this.#learners = new Map(state?.learners);
    this.#sets = state?.sets ?? new DataSets();
    this.#drive = state?.drive ?? paused;
    this.#run = state?.moment.run ?? 0;
    this.#iteration = state?.moment.iteration ?? 0;
  }

  get learners(): ReadonlyMap<NetworkName, Learner> {
    return this.#learners;
  }

  get sets(): DataSets {
    return this.#sets;
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

  /** Throws when the engine refuses; then nothing has changed, but for the examples before a refused one. */
  carryOut(instruction: TrainingInstruction): void {
    if (!isQuestion(instruction)) {
      this.finishTurns();
      if (instruction.type !== 'pause') for (const learner of this.#learners.values()) learner.goOn();
    }
    switch (instruction.type) {
      case 'build':
        return this.#build(instruction);
      case 'copy':
        return this.#copy(instruction);
      case 'drop':
        this.#drop(instruction.network);
        return this.#beginRun();
      case 'clear':
        this.free();
        return this.#beginRun();
      case 'tune':
        this.#finishIteration();
        return this.#tuned(instruction.network).forEach((learner) => learner.tune(instruction));
      case 'setParameter':
        this.#finishIteration();
        return this.#require(instruction.network ?? MAIN_NETWORK).setParameter(instruction);
      case 'upsert':
        this.#beginChange(instruction.data);
        return this.#sets.get(instruction.data ?? MAIN_DATA).upsert(instruction.examples);
      case 'load': {
        this.#beginChange(instruction.data);
        const set = this.#sets.get(instruction.data ?? MAIN_DATA);
        for (const load of set.missing(instruction.loads))
          set.load(load, examplesOfBlob(load, this.#readBlob));
        return;
      }
      case 'remove':
        this.#beginChange(instruction.data);
        this.#sets.get(instruction.data ?? MAIN_DATA).remove(instruction.ids);
        return this.#dropVainSteps();
      case 'countEpochs':
        this.#finishIteration();
        return this.#tuned(instruction.network).forEach((learner) => learner.countEpochs(instruction.epochs));
      case 'ask':
      case 'forgetAnswers':
      case 'prolong':
      case 'climb':
      case 'play':
        this.#finishIteration();
        return this.#direct(instruction);
      case 'run': {
        const { speed, by } = instruction;
        this.#drive = { mode: 'running', speed, ...(by && { by }) };
        return;
      }
      case 'pause':
        this.#drive = paused;
        return;
      case 'step':
        this.#drive = addStep(this.#drive, instruction.unit);
        return this.#dropVainSteps();
      default:
        return instruction satisfies never;
    }
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

  /** Up to `most` iterations, whatever the drive. Networks do not look at each other: each takes all of its own at once. */
  train(most: number): number {
    this.finishTurns();
    const begun = most > 0 ? this.#finishIteration() : 0;
    let longest = 0;
    for (const learner of this.#learners.values())
      longest = Math.max(longest, learner.iterate(most - begun, { rest: this.#isRunning }));
    this.#iteration += longest;
    return begun + longest;
  }

  /** Nothing is left but the count of its runs. */
  free(): void {
    for (const learner of this.#learners.values()) learner.free();
    this.#learners.clear();
    this.#sets.clear();
    this.#drive = paused;
  }

  get #world(): LearnerWorld {
    return { kernels: this.kernels, sets: this.#sets, readBlob: this.#readBlob };
  }

  get #isRunning(): boolean {
    return this.#drive.mode === 'running';
  }

  /** An iteration, if anybody takes one; counts the one in progress too, which it ends. */
  #beginTurns(): number {
    const ended = this.#finishIteration();
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

  /** Settings and networks change between two iterations; returns how many it ended. */
  #finishIteration(): number {
    if (this.phase === undefined) return 0;
    for (const learner of this.#learners.values())
      if (learner.phase !== undefined) learner.iterate(1, { rest: false });
    return 1;
  }

  /** Examples may come and go in the middle of an iteration, unless what it comes to depends on them. */
  #beginChange(data: DataName = MAIN_DATA): void {
    const learners = [...this.#learners.values()];
    if (learners.some((learner) => learner.isEndingWatchedEpoch)) this.#finishIteration();
    for (const learner of learners) if (learner.data === data) learner.disturb();
  }

  /** An epoch is that of the first network that is still under way. */
  #finishStep(steps: readonly Step[]): void {
    const first = [...this.#learners.values()].find((learner) => learner.canIterate);
    if (steps[0] !== 'epoch' || first?.isEpochOver) this.#drive = dropStep(steps);
    this.#dropVainSteps();
  }

  /** A step that cannot be taken now must not surprise anyone later. */
  #dropVainSteps(): void {
    if (this.#drive.mode === 'stepping' && !this.canIterate) this.#drive = paused;
  }

  #build(instruction: BuildInstruction): void {
    const { network: name = MAIN_NETWORK, data = MAIN_DATA } = instruction;
    const { learner, prepared } = buildLearner(this.#run + 1, instruction, this.#world);
    this.#drop(name);
    this.#finishIteration();
    if (prepared.take()) this.#dropReadersOf(data);
    this.#add(name, learner);
  }

  #copy({ from, network: name }: Extract<TrainingInstruction, { type: 'copy' }>): void {
    const original = this.#require(from);
    this.#finishIteration();
    const copy = original.copy(this.#run + 1, this.#world);
    this.#drop(name);
    this.#add(name, copy);
  }

  #add(name: NetworkName, learner: Learner): void {
    this.#learners.set(name, learner);
    this.#beginRun();
  }

  /** Networks came or went: its iterations are counted from here. */
  #beginRun(): void {
    this.#run += 1;
    this.#iteration = 0;
    this.#dropVainSteps();
  }

  #drop(name: NetworkName): void {
    this.#learners.get(name)?.free();
    this.#learners.delete(name);
  }

  #dropReadersOf(data: DataName): void {
    for (const [name, learner] of [...this.#learners]) if (learner.data === data) this.#drop(name);
  }

  #direct(instruction: DirectInstruction): void {
    const learner = this.#require(instruction.network);
    if (learner.direct) return learner.direct(instruction);
    throw new EngineError('bad-spec', `“${instruction.network}” does not understand “${instruction.type}”.`);
  }

  #tuned(name: NetworkName | undefined): readonly Learner[] {
    return name === undefined && this.#learners.size > 0
      ? [...this.#learners.values()]
      : [this.#require(name ?? MAIN_NETWORK)];
  }

  #require(name: NetworkName): Learner {
    const learner = this.#learners.get(name);
    if (learner) return learner;
    throw new EngineError(
      'bad-shape',
      `There is no network “${name}”: it has to be built before anything else.`,
    );
  }
}

/** It changes nothing that is learned. */
function isQuestion({ type }: TrainingInstruction): boolean {
  return type === 'ask' || type === 'forgetAnswers';
}
