import type { Kernels, NetworkSpec } from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { ExampleId, Phase, TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { ReadBlob } from './blob-examples.ts';
import type { DataSets } from './data-sets.ts';
import type { DataName, DirectInstruction, TrainingInstruction } from './training.ts';

/** The batch that was trained last. */
export interface LatestBatch {
  /** Absent while its answers are not compared yet. */
  readonly loss?: number;
  readonly ids: readonly ExampleId[];
}

/** After 'update' an iteration is over. */
export type MiddlePhase = Exclude<Phase, 'update'>;

export type TuneInstruction = Extract<TrainingInstruction, { type: 'tune' }>;
export type SetParameterInstruction = Extract<TrainingInstruction, { type: 'setParameter' }>;

/**
 * What a job trains under one name: a network with its trainer and its place in the data. The job knows learners by this
 * alone, so that another kind of training (two networks against each other) is another class.
 */
export interface Learner {
  /** The run that began with its build. */
  readonly run: number;
  readonly data: DataName;
  /** Whether an iteration can be begun, or the one in progress be gone on with. */
  readonly canIterate: boolean;
  /** What the iteration in progress went through last, when it is taken phase by phase. */
  readonly phase: MiddlePhase | undefined;
  /** Its training delta is below ε: running has come to its end, a step is taken all the same. */
  readonly hasSettled: boolean;
  /** It has settled, or all epochs are counted that were to be: running has come to its end. */
  readonly isAtRest: boolean;
  /** Between the last batch of an epoch and the first of the next. */
  readonly isEpochOver: boolean;
  /** The iteration in progress is the last of an epoch whose loss will be looked at: with the data of now. */
  readonly isEndingWatchedEpoch: boolean;
  /** Up to `most` iterations, the rest of one in progress counting as one; returns how many it did. */
  iterate(most: number, until: { readonly rest: boolean }): number;
  /** The next phase; one that knows no phases takes a whole iteration. */
  takePhase(): void;
  /** Something changed, or somebody wants more: what had settled goes on for at least one epoch. */
  goOn(): void;
  /** Between two iterations. */
  countEpochs(epochs: number): void;
  /** Its data have changed: what an epoch comes to is not the network's doing alone. */
  disturb(): void;
  /** Between two iterations. */
  tune(instruction: TuneInstruction): void;
  setParameter(instruction: SetParameterInstruction): void;
  /** What only its kind understands. */
  direct?(instruction: DirectInstruction): void;
  /** A copy. */
  weights(): Float32Array;
  report(): LearnerReport;
  /** What it trains besides, under names of their own. */
  reportOthers?(): Readonly<Record<NetworkName, LearnerReport>>;
  /** Another one that stands where this one stands, in a run of its own and with no end before it. */
  copy(run: number, world: LearnerWorld): Learner;
  /** All it takes to go on bit for bit between two iterations, but for its data. */
  save(): SavedLearner;
  free(): void;
}

/** What a learner is made with. */
export interface LearnerWorld {
  readonly kernels: Kernels;
  readonly sets: DataSets;
  readonly readBlob: ReadBlob;
}

export interface SavedLearner {
  /** Plain JSON. */
  readonly head: unknown;
  readonly bytes: Uint8Array;
}

/** Its network as it is now, and what is measured of it; how fast it is, whoever serves it knows. */
export interface LearnerReport {
  readonly facts?: unknown;
  readonly metrics: Omit<TrainingMetrics, 'iterationsPerSecond'>;
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
}
