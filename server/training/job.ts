import { compile, createTrainer, EngineError, type Kernels, type NetworkSpec } from '#shared/engine/index.ts';
import type { Network, Trainer } from '#shared/engine/index.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';
import { addStep, type Drive, dropStep, paused } from './drive.ts';
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
  readonly loss: number;
  readonly ids: readonly ExampleId[];
}

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
    if (this.#loss === undefined || !this.#built) return this.#inherited;
    return { loss: this.#loss, ids: Array.from(this.#built.trainer.batchIds()) };
  }

  /** The iteration that comes next. */
  get position(): Omit<TrainingStamp, 'sequence'> {
    return { run: this.#built?.run ?? 0, iteration: (this.#built?.trainer.iteration ?? 0) + 1 };
  }

  /** Whether the next iteration could be done now: an empty training set and a diverged network wait for an instruction. */
  get canIterate(): boolean {
    return (
      this.#built !== undefined && !this.#built.trainer.diverged && this.#built.examples.training.size > 0
    );
  }

  /** Throws when the engine refuses; then nothing has changed, but for the examples before a refused one. */
  carryOut(instruction: TrainingInstruction): void {
    switch (instruction.type) {
      case 'build':
        return this.#build(instruction);
      case 'tune':
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
      done += this.train(1);
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
      done += 1;
    }
    return done;
  }

  free(): void {
    this.#built?.network.free();
    this.#built = undefined;
    this.#drive = paused;
  }

  #finishStep(steps: readonly ('iteration' | 'epoch')[]): void {
    const { trainer } = this.#built!;
    const isDone = steps[0] === 'iteration' || trainer.batch === trainer.batchesPerEpoch;
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
    this.#loss = this.#inherited = undefined;
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
