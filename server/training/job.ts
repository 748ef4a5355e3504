import { EngineError, type Kernels } from '#shared/engine/index.ts';
import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';
import { examplesOfBlob, noBlobs, type ReadBlob } from './blob-examples.ts';
import { DataSets } from './data-sets.ts';
import { addStep, paused } from './drive.ts';
import { buildLearner } from './learner-kinds.ts';
import type { Learner, LearnerWorld } from './learner.ts';
import { Lockstep, type LockstepState } from './lockstep.ts';
import {
  type BuildInstruction,
  type DataName,
  type DirectInstruction,
  MAIN_DATA,
  type TrainingInstruction,
} from './training.ts';

/** Where a job goes on: what another one was when it was saved. */
export interface JobState extends LockstepState {
  readonly sets: DataSets;
}

/**
 * Networks by their names, their data, and what they are told: the same instructions between the same iterations give the
 * same weights.
 */
export class Job extends Lockstep {
  readonly kernels: Kernels;
  readonly sets: DataSets;
  readonly #readBlob: ReadBlob;

  constructor(kernels: Kernels, state?: JobState, readBlob: ReadBlob = noBlobs) {
    super(state);
    this.kernels = kernels;
    this.sets = state?.sets ?? new DataSets();
    this.#readBlob = readBlob;
  }

  /** Throws when the engine refuses; then nothing has changed, but for the examples before a refused one. */
  carryOut(instruction: TrainingInstruction): void {
    if (!isQuestion(instruction)) {
      this.finishTurns();
      if (instruction.type !== 'pause') for (const learner of this.learners.values()) learner.goOn();
    }
    switch (instruction.type) {
      case 'build':
        return this.#build(instruction);
      case 'copy':
        return this.#copy(instruction);
      case 'drop':
        this.drop(instruction.network);
        return this.beginRun();
      case 'clear':
        this.free();
        return this.beginRun();
      case 'tune':
        this.finishIteration();
        return this.#tuned(instruction.network).forEach((learner) => learner.tune(instruction));
      case 'setParameter':
        this.finishIteration();
        return this.#require(instruction.network ?? MAIN_NETWORK).setParameter(instruction);
      case 'upsert':
        this.#beginChange(instruction.data);
        return this.sets.get(instruction.data ?? MAIN_DATA).upsert(instruction.examples);
      case 'load': {
        this.#beginChange(instruction.data);
        const set = this.sets.get(instruction.data ?? MAIN_DATA);
        for (const load of set.missing(instruction.loads))
          set.load(load, examplesOfBlob(load, this.#readBlob));
        return;
      }
      case 'remove':
        this.#beginChange(instruction.data);
        this.sets.get(instruction.data ?? MAIN_DATA).remove(instruction.ids);
        return this.dropVainSteps();
      case 'countEpochs':
        this.finishIteration();
        return this.#tuned(instruction.network).forEach((learner) => learner.countEpochs(instruction.epochs));
      case 'ask':
      case 'forgetAnswers':
      case 'prolong':
      case 'climb':
      case 'play':
        this.finishIteration();
        return this.#direct(instruction);
      case 'run': {
        const { speed, by } = instruction;
        return this.setDrive({ mode: 'running', speed, ...(by && { by }) });
      }
      case 'pause':
        return this.setDrive(paused);
      case 'step':
        return this.setDrive(addStep(this.drive, instruction.unit));
      default:
        return instruction satisfies never;
    }
  }

  /** A data set is there as long as some network reads it. */
  protected override beginRun(): void {
    super.beginRun();
    const read = new Set([...this.learners.values()].map(({ data }) => data));
    this.sets.keep((name) => read.has(name));
  }

  get #world(): LearnerWorld {
    return { kernels: this.kernels, sets: this.sets, readBlob: this.#readBlob };
  }

  /** Examples may come and go in the middle of an iteration, unless what it comes to depends on them. */
  #beginChange(data: DataName = MAIN_DATA): void {
    const learners = [...this.learners.values()];
    if (learners.some((learner) => learner.isEndingWatchedEpoch)) this.finishIteration();
    for (const learner of learners) if (learner.data === data) learner.disturb();
  }

  #build(instruction: BuildInstruction): void {
    const { network: name = MAIN_NETWORK, data = MAIN_DATA } = instruction;
    const { learner, prepared } = buildLearner(this.nextRun, instruction, this.#world);
    this.finishIteration();
    if (prepared.take()) this.#dropReadersOf(data);
    this.add(name, learner);
  }

  #copy({ from, network: name }: Extract<TrainingInstruction, { type: 'copy' }>): void {
    const original = this.#require(from);
    this.finishIteration();
    this.add(name, original.copy(this.nextRun, this.#world));
  }

  #dropReadersOf(data: DataName): void {
    for (const [name, learner] of [...this.learners]) if (learner.data === data) this.drop(name);
  }

  #direct(instruction: DirectInstruction): void {
    const learner = this.#require(instruction.network);
    if (learner.direct) return learner.direct(instruction);
    throw new EngineError('bad-spec', `“${instruction.network}” does not understand “${instruction.type}”.`);
  }

  #tuned(name: NetworkName | undefined): readonly Learner[] {
    return name === undefined && this.learners.size > 0
      ? [...this.learners.values()]
      : [this.#require(name ?? MAIN_NETWORK)];
  }

  #require(name: NetworkName): Learner {
    const learner = this.learners.get(name);
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
