import type { ErrorCode } from './errors.ts';

export type SeatId = string;
export type ExampleId = number;

/** A seat as everybody sees it. `colour` 0–5 and `shape` 0–6 make its tile; `number` is the order of joining, from 1. */
export interface SeatView {
  readonly name: string;
  readonly number: number;
  readonly colour: number;
  readonly shape: number;
  readonly rerollsLeft: number;
  readonly isConnected: boolean;
  readonly isBot: boolean;
}

/**
 * What one viewer may see of a session: plain JSON without null, so that changes travel as merge patches.
 * `activity.view` is the activity's own, typed by its rules.
 */
export interface SessionView {
  readonly code: string;
  readonly isFrozen: boolean;
  readonly seats: Readonly<Record<SeatId, SeatView>>;
  readonly activity: { readonly name: string; readonly view: unknown };
}

/** The four steps of one iteration, in their order. */
export const PHASES = ['forward', 'loss', 'delta', 'update'] as const;

export type Phase = (typeof PHASES)[number];

/**
 * Numbers of the network in training, as of `iteration`. All of them are the live network's: where that is the running
 * average of the one that is trained, so are losses, accuracies and what epochs come to; batches are the trained one's.
 */
export interface TrainingMetrics {
  /** Which build of the session's networks this is: raised by each. */
  readonly run: number;
  readonly iteration: number;
  readonly epoch: number;
  readonly batch: number;
  readonly batchesPerEpoch: number;
  /** The last phase that `iteration` went through, while it is taken phase by phase; absent between two iterations. */
  readonly phase?: Exclude<Phase, 'update'>;
  /** Loss of the latest batch, as the trained network answered it before its update. Absent before the first iteration, and until this one's is computed. */
  readonly batchLoss?: number;
  /** Measured over the whole set, or a part of a large one, with the weights that are sent. Absent while the set is empty. */
  readonly trainingLoss?: number;
  readonly trainingAccuracy?: number;
  readonly testLoss?: number;
  readonly testAccuracy?: number;
  readonly trainingSize: number;
  readonly testSize: number;
  /** How many examples were measured, where not the whole set was: always the same ones, spread evenly. */
  readonly trainingMeasured?: number;
  readonly testMeasured?: number;
  /** The examples of the latest batch; only the first `LIMITS.maxBatchIds` of a large one. */
  readonly batchIds: readonly ExampleId[];
  /** Iterations a second over the last second, 0 when paused. */
  readonly iterationsPerSecond: number;
  /** Set when training stopped at NaN or infinity; the weights are the last good ones, also of an average. */
  readonly hasDiverged: boolean;
  /** By how much the training loss changed over the last whole epoch, while that is watched. */
  readonly trainingDelta?: number;
  /** Set when running stopped since the training delta was small enough. */
  readonly hasSettled?: true;
  /** What was counted at the ends of the epochs that somebody asked to be counted; absent where nobody did. */
  readonly epochs?: EpochCount;
  /** How many of the batches since the last report had an example of each author: shares of 1. Absent after few batches. */
  readonly batchShares?: Readonly<Record<SeatId, number>>;
  /** Set when the last iteration that this network was built for is done. */
  readonly isFinished?: true;
}

/** Every single epoch, unlike curves and reports, which are samples. Losses are those of whole sets. */
export interface EpochCount {
  readonly asked: number;
  /** Counted so far, without those that were left out since something changed in them. */
  readonly epochs: number;
  /** Of these, in how many the training loss became smaller, and in how many larger. */
  readonly fell: number;
  readonly rose: number;
  readonly left: number;
  readonly isOver: boolean;
  /** Absent before the first whole epoch has begun. */
  readonly training?: LossPath;
  /** Absent without a test set; where data change it begins anew. */
  readonly test?: LossPath;
}

/** A loss over the epochs that were counted: at their beginning, at their end, and where it was lowest (0: at the beginning). */
export interface LossPath {
  readonly first: number;
  readonly last: number;
  readonly lowest: number;
  readonly lowestAt: number;
}

/**
 * An example that a network found hard to learn: its label's mean probability as the trained network answered it before each
 * update, and the class that it found most probable then.
 */
export interface HardExample {
  readonly id: ExampleId;
  readonly share: number;
  readonly guess: number;
}

/** What is known of a network that remembers its examples: those it found hardest, the hardest first. */
export interface ExampleFacts {
  readonly hardest: readonly HardExample[];
}

/** A point of the loss curve; a loss is null where its set was empty. */
export type CurvePoint = readonly [iteration: number, trainingLoss: number | null, testLoss: number | null];

export interface Dismissal {
  readonly code: ErrorCode;
}
