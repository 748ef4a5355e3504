import { compile, createTrainer, EngineError, type Kernels, type NetworkSpec } from '#shared/engine/index.ts';
import type { Network, Trainer } from '#shared/engine/index.ts';
import type { ExampleId, Phase } from '#shared/protocol/session-view.ts';
import { addStep, type Drive, dropStep, paused, type Step } from './drive.ts';
import { Examples } from './examples.ts';
import type { TrainingInstruction, TrainingStamp } from './training.ts';

/** A network in training, its data and its trainer. They come and go together. */
export interface BuiltNetwork {
  /** 1 for a job's first network, and one more with each that replaces it. */
  readonly run: number;
  readonly network: Network;
  readonly examples: Examples;
  readonly trainer: Trainer;
}

/** The batch that was trained last. */
export interface LatestBatch {
  /** Absent while its answers are not compared yet. */
  readonly loss?: number;
  readonly ids: readonly ExampleId[];
}

/** After 'update' an iteration is over. */
export type MiddlePhase = Exclude<Phase, 'update'>;

type Build = Extract<TrainingInstruction, { type: 'build' }>;

/**
 * One network and what it was told. It knows no time: whoever serves it says how many iterations may be done, so the same
 * instructions between the same iterations give the same weights.
 */
export class Job {
  readonly kernels: Kernels;
  #built: BuiltNetwork | undefined;
  #drive: Drive = paused;
  #loss: number | undefined;
  /** What the iteration in progress went through last, when it is taken phase by phase. */
  #phase: MiddlePhase | undefined;
  /** The latest batch of the job that this one goes on from, until it has one of its own. */
  #inherited: LatestBatch | undefined;

  constructor(kernels: Kernels) {
    this.kernels = kernels;
  }

  /** Goes on as another job stood; takes over `built`. */
  static resume(kernels: Kernels, built: BuiltNetwork, drive: Drive, latest: LatestBatch | undefined): Job {
    const job = new Job(kernels);
    job.#built = built;
    job.#drive = drive;
    job.#inherited = latest;
    return job;
  }

  get built(): BuiltNetwork | undefined {
    return this.#built;
  }

  get drive(): Drive {
    return this.#drive;
  }

  get latestBatch(): LatestBatch | undefined {
    if (!this.#built || (this.#loss === undefined && !this.#phase)) return this.#inherited;
    const ids = Array.from(this.#built.trainer.batchIds());
    return this.#loss === undefined ? { ids } : { loss: this.#loss, ids };
  }

  /** Set in the middle of an iteration. */
  get phase(): MiddlePhase | undefined {
    return this.#phase;
  }

  /** Whether what comes next is one phase, and not whole iterations. */
  get takesPhases(): boolean {
    return this.#drive.mode === 'stepping' && this.#drive.steps[0] === 'phase';
  }

  /** The iteration that comes next; one in progress counts as done, since its batch is drawn. */
  get position(): Omit<TrainingStamp, 'sequence'> {
    return { run: this.#built?.run ?? 0, iteration: (this.#built?.trainer.iteration ?? 0) + 1 };
  }

  /** Whether the next iteration could be done now: an empty training set and a diverged network wait for an instruction. */
  get canIterate(): boolean {
    return (
      this.#built !== undefined &&
      !this.#built.trainer.diverged &&
      (this.#phase !== undefined || this.#built.examples.training.size > 0)
    );
  }

  /** Throws when the engine refuses; then nothing has changed, but for the examples before a refused one. */
  carryOut(instruction: TrainingInstruction): void {
    switch (instruction.type) {
      case 'build':
        return this.#build(instruction);
      case 'tune':
        this.#finishIteration();
        this.#require().trainer.setOptimizer(instruction.optimizer);
        return this.#require().trainer.setBatchSize(instruction.batchSize);
      case 'upsert':
        return this.#require().examples.upsert(instruction.examples);
      case 'remove':
        this.#require().examples.remove(instruction.ids);
        return this.#dropVainSteps();
      case 'run':
        this.#drive = { mode: 'running', speed: instruction.speed };
        return;
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

  /** Does up to `most` iterations, as far as the drive and the data allow, and returns how many. */
  iterate(most: number): number {
    if (this.#drive.mode === 'running') return this.train(most);
    let done = 0;
    while (done < most && this.#drive.mode === 'stepping') {
      done += this.#drive.steps[0] === 'phase' ? this.#takePhase() : this.train(1);
      this.#finishStep(this.#drive.steps);
    }
    return done;
  }

  /** The same, whatever the drive. */
  train(most: number): number {
    if (!this.canIterate) return 0;
    const { trainer } = this.#built!;
    let done = 0;
    while (done < most && !trainer.diverged) {
      this.#loss = trainer.iterate();
      this.#phase = undefined;
      done += 1;
    }
    return done;
  }

  free(): void {
    this.#built?.network.free();
    this.#built = undefined;
    this.#drive = paused;
  }

  /** One phase of the iteration in progress, or the first of the next one. */
  #takePhase(): number {
    if (!this.canIterate) return 0;
    const { trainer } = this.#built!;
    switch (this.#phase) {
      case undefined:
        trainer.forward();
        this.#loss = undefined;
        this.#phase = 'forward';
        break;
      case 'forward':
        this.#loss = trainer.loss();
        this.#phase = 'loss';
        break;
      case 'loss':
        trainer.delta();
        this.#phase = 'delta';
        break;
      case 'delta':
        trainer.update();
        this.#phase = undefined;
        break;
      default:
        return this.#phase satisfies never;
    }
    if (trainer.diverged) this.#phase = undefined;
    return 1;
  }

  /** Settings change between two iterations. */
  #finishIteration(): void {
    if (this.#phase) this.train(1);
  }

  #finishStep(steps: readonly Step[]): void {
    const { trainer } = this.#built!;
    const isDone = steps[0] !== 'epoch' || trainer.batch === trainer.batchesPerEpoch;
    if (isDone) this.#drive = dropStep(steps);
    this.#dropVainSteps();
  }

  /** A step that cannot be taken now must not surprise anyone later. */
  #dropVainSteps(): void {
    if (this.#drive.mode === 'stepping' && !this.canIterate) this.#drive = paused;
  }

  #build({ spec, batchSize, examples: given }: Build): void {
    const before = this.#built;
    this.#built = { run: 1 + (before?.run ?? 0), ...this.#compile(spec, batchSize, given) };
    this.#loss = this.#inherited = this.#phase = undefined;
    before?.network.free();
    this.#dropVainSteps();
  }

  #compile(spec: NetworkSpec, batchSize: number, given: Build['examples']): Omit<BuiltNetwork, 'run'> {
    const network = compile(spec, { kernels: this.kernels, rows: 1 });
    try {
      const kept = given ? undefined : this.#built?.examples;
      const examples = kept ?? new Examples(network);
      if (given) examples.upsert(given);
      const trainer = createTrainer({ network, data: examples.training, batchSize, seed: spec.seed });
      return { network, examples, trainer };
    } catch (error) {
      network.free();
      throw error;
    }
  }

  #require(): BuiltNetwork {
    if (!this.#built) throw new EngineError('bad-shape', 'A network has to be built before anything else.');
    return this.#built;
  }
}
