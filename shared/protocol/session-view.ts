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

/** Numbers of the network in training, as of `iteration`. All of them are the live network's. */
export interface TrainingMetrics {
  /** Which build of the network this is: raised by each reset. */
  readonly run: number;
  readonly iteration: number;
  readonly epoch: number;
  readonly batch: number;
  readonly batchesPerEpoch: number;
  /** The last phase that `iteration` went through, while it is taken phase by phase; absent between two iterations. */
  readonly phase?: Exclude<Phase, 'update'>;
  /** Loss of the latest batch, before its update. Absent before the first iteration, and until this one's is computed. */
  readonly batchLoss?: number;
  /** Measured over the whole set with the weights of this frame. Absent while the set is empty. */
  readonly trainingLoss?: number;
  readonly trainingAccuracy?: number;
  readonly testLoss?: number;
  readonly testAccuracy?: number;
  readonly trainingSize: number;
  readonly testSize: number;
  /** The examples of the latest batch; only the first `LIMITS.maxBatchIds` of a large one. */
  readonly batchIds: readonly ExampleId[];
  /** Iterations a second over the last second, 0 when paused. */
  readonly iterationsPerSecond: number;
  /** Set when training stopped at NaN or infinity; the weights are the last good ones. */
  readonly hasDiverged: boolean;
}

/** A point of the loss curve; a loss is null where its set was empty. */
export type CurvePoint = readonly [iteration: number, trainingLoss: number | null, testLoss: number | null];

export interface Dismissal {
  readonly code: ErrorCode;
}
