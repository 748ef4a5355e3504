import type { Answer } from '#shared/activities/learner-facts.ts';
import { compile, type Network, type Trainer } from '#shared/engine/index.ts';
import { BatchShares } from './batch-shares.ts';
import type { PreparedSet } from './data-sets.ts';
import { type EpochLosses, type EpochState, EpochWatch } from './epoch-watch.ts';
import type { Examples } from './examples.ts';
import type {
  LatestBatch,
  Learner,
  LearnerReport,
  LearnerWorld,
  MiddlePhase,
  SavedLearner,
  SetParameterInstruction,
  TuneInstruction,
} from './learner.ts';
import { measureNetwork } from './measure-network.ts';
import { NetworkFindings } from './network-findings.ts';
import { type Recipe, recipeOf, trainerOf } from './network-recipe.ts';
import { orFree } from './or-free.ts';
import type { BuildInstruction, DataName, DirectInstruction } from './training.ts';

/** What is saved of it, beside what its trainer remembers. */
interface Head {
  readonly run: number;
  readonly recipe: Recipe;
  readonly epochs: EpochState;
  readonly latest?: LatestBatch;
  readonly answers?: readonly Answer[];
}

/** One network that learns from labelled examples. */
export class NetworkLearner implements Learner {
  readonly run: number;
  readonly network: Network;
  readonly examples: Examples;
  readonly trainer: Trainer;
  readonly watch: EpochWatch;
  readonly #shares: BatchShares;
  readonly #recipe: Recipe;
  readonly #findings: NetworkFindings;
  readonly #lastIteration: number;
  #loss: number | undefined;
  #phase: MiddlePhase | undefined;
  /** The latest batch of the learner that this one goes on from, until it has one of its own. */
  readonly #inherited: LatestBatch | undefined;

  private constructor(
    { run, recipe, epochs, latest, answers }: Head,
    { network, examples }: { network: Network; examples: Examples },
  ) {
    this.run = run;
    this.network = network;
    this.examples = examples;
    this.trainer = trainerOf(recipe, network, examples.training);
    this.watch = new EpochWatch(epochs);
    this.#shares = new BatchShares(examples.authors);
    this.#recipe = recipe;
    this.#lastIteration = recipe.lastIteration ?? Infinity;
    this.#inherited = latest;
    const { watchesExamples = false, watched } = recipe;
    this.#findings = new NetworkFindings({ trainer: this.trainer, watchesExamples, watched, answers });
  }

  /** Throws where the engine refuses it; nothing has changed before its data are taken over. */
  static build(
    run: number,
    { examples: given, loads, ...instruction }: BuildInstruction,
    { kernels, sets, readBlob }: LearnerWorld,
  ): { learner: NetworkLearner; prepared: PreparedSet } {
    const recipe = recipeOf(instruction);
    const network = compile(recipe.spec, { kernels, rows: 1 });
    return orFree(network, () => {
      const prepared = sets.prepare(recipe.data, network, given, { loads, readBlob });
      const head = { run, recipe, epochs: { stopBelow: instruction.stopBelow ?? 0 } };
      return { learner: new NetworkLearner(head, { network, examples: prepared.examples }), prepared };
    });
  }

  static restore({ head, bytes }: SavedLearner, { kernels, sets }: LearnerWorld): NetworkLearner {
    const saved = head as Head;
    const network = compile(saved.recipe.spec, { kernels, rows: 1 });
    return orFree(network, () => {
      const learner = new NetworkLearner(saved, { network, examples: sets.get(saved.recipe.data) });
      learner.trainer.restore(bytes);
      return learner;
    });
  }

  /** Another one that stands where this one stands, in a run of its own and with no end before it. */
  copy(run: number, world: LearnerWorld): NetworkLearner {
    const { head, bytes } = this.save();
    const { lastIteration: _, ...recipe } = head.recipe;
    return NetworkLearner.restore({ head: { ...head, run, recipe }, bytes }, world);
  }

  get data(): DataName {
    return this.#recipe.data;
  }

  get phase(): MiddlePhase | undefined {
    return this.#phase;
  }

  /** An empty training set and a diverged network wait for an instruction. */
  get canIterate(): boolean {
    if (this.trainer.diverged) return false;
    if (this.#phase !== undefined) return true;
    return this.examples.training.size > 0 && this.trainer.iteration < this.#lastIteration;
  }

  get hasSettled(): boolean {
    return this.watch.hasSettled;
  }

  get isAtRest(): boolean {
    return this.watch.isAtRest;
  }

  get isEpochOver(): boolean {
    return this.#phase === undefined && this.trainer.batch === this.trainer.batchesPerEpoch;
  }

  get isEndingWatchedEpoch(): boolean {
    const isMidway = this.#phase !== undefined;
    return isMidway && this.watch.isOn && this.trainer.batch === this.trainer.batchesPerEpoch;
  }

  get latestBatch(): LatestBatch | undefined {
    if (this.#loss === undefined && !this.#phase) return this.#inherited;
    const ids = Array.from(this.trainer.batchIds());
    return this.#loss === undefined ? { ids } : { loss: this.#loss, ids };
  }

  iterate(most: number, { rest }: { readonly rest: boolean }): number {
    let done = 0;
    const isWatched = this.watch.isOn || this.#findings.watchesBatches;
    while (done < most && this.canIterate && !(rest && this.watch.isAtRest)) {
      const isNoted = this.#phase === 'loss' || this.#phase === 'delta';
      const wanted = isWatched ? 1 : Math.min(most - done, this.#iterationsLeft);
      const begun = this.trainer.trainWithinEpoch(wanted);
      done += begun;
      this.#loss = this.trainer.batchLoss;
      if (!isNoted) this.#findings.noteBatch();
      this.#phase = undefined;
      this.#shares.count(this.trainer, begun);
      if (this.watch.isOn) this.#watchEpoch();
    }
    return done;
  }

  takePhase(): void {
    switch (this.#phase) {
      case undefined:
        this.trainer.forward();
        this.#loss = undefined;
        this.#phase = 'forward';
        break;
      case 'forward':
        this.trainer.loss();
        this.#loss = this.trainer.batchLoss;
        this.#findings.noteBatch();
        this.#phase = 'loss';
        break;
      case 'loss':
        this.trainer.delta();
        this.#phase = 'delta';
        break;
      case 'delta':
        this.trainer.update();
        this.#phase = undefined;
        this.#shares.count(this.trainer, 1);
        break;
      default:
        return this.#phase satisfies never;
    }
    if (this.trainer.diverged) this.#phase = undefined;
    if (this.watch.isOn) this.#watchEpoch();
  }

  goOn(): void {
    this.watch.goOn();
  }

  countEpochs(epochs: number): void {
    const isBetween = this.trainer.iteration === 0 || this.isEpochOver;
    const canMeasure = isBetween && !this.trainer.diverged && this.examples.training.size > 0;
    this.watch.count(epochs);
    if (canMeasure) this.watch.begin(this.#losses());
  }

  disturb(): void {
    this.watch.disturb();
  }

  tune({ optimizer, batchSize, stopBelow = 0 }: TuneInstruction): void {
    this.trainer.setOptimizer(optimizer);
    this.watch.set(stopBelow);
    this.trainer.setBatchSize(batchSize);
  }

  setParameter(instruction: SetParameterInstruction): void {
    for (const network of new Set([this.network, this.trainer.result]))
      network.setParameter(instruction, instruction.value);
    this.watch.disturb();
  }

  direct(instruction: DirectInstruction): void {
    this.#findings.direct(instruction);
  }

  weights(): Float32Array {
    return this.trainer.result.parameters.slice();
  }

  report(): LearnerReport {
    const { delta, count } = this.watch.state;
    const shares = this.#shares.take();
    return {
      metrics: {
        ...measureNetwork(this),
        ...(delta !== undefined && { trainingDelta: delta }),
        ...(count && { epochs: count }),
        ...(shares && { batchShares: shares }),
        ...(this.trainer.iteration >= this.#lastIteration && { isFinished: true }),
      },
      spec: { ...this.network.spec, optimizer: this.trainer.optimizer },
      weights: this.weights(),
      ...this.#findings.report(),
    };
  }

  save(): { head: Head; bytes: Uint8Array } {
    const { latestBatch: latest, trainer, watch, run } = this;
    const { answers } = this.#findings;
    const recipe = { ...this.#recipe, batchSize: trainer.batchSize };
    const head = {
      run,
      recipe,
      epochs: watch.state,
      ...(latest && { latest }),
      ...(answers.length > 0 && { answers }),
    };
    return { head, bytes: trainer.save() };
  }

  free(): void {
    this.network.free();
  }

  /** The rest of one in progress counts as none: it has been begun. */
  get #iterationsLeft(): number {
    return this.#lastIteration - this.trainer.iteration + (this.#phase === undefined ? 0 : 1);
  }

  #watchEpoch(): void {
    if (!this.isEpochOver || this.trainer.diverged || this.examples.training.size === 0) return;
    this.watch.endEpoch(this.#losses());
  }

  /** Over the whole training set, and over the whole test set where somebody counts. */
  #losses(): EpochLosses {
    const { training, test } = this.examples;
    const tested = test.size > 0 && this.watch.isCounting ? { test: this.trainer.measure(test).loss } : {};
    return { training: this.trainer.measure(training).loss, ...tested };
  }
}
