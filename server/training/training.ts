import type { NetworkSpec, OptimizerSpec } from '#shared/engine/index.ts';
import type { CurvePoint, ExampleId, TrainingMetrics } from '#shared/protocol/session-view.ts';

/** An example as the engine takes it: `input` in raw units, `target` as the loss wants it. */
export interface TrainingExample {
  readonly id: ExampleId;
  readonly isTest: boolean;
  readonly input: readonly number[];
  readonly target: readonly number[];
}

/**
 * What an activity tells its network to do. The same instructions at the same iterations give the same weights, bit for
 * bit: so they carry no time, and everything that is drawn comes from a seed.
 */
export type TrainingInstruction =
  /** A new network from its seed, all counters at zero; the data stay, unless `examples` replaces them. */
  | {
      readonly type: 'build';
      readonly spec: NetworkSpec;
      readonly batchSize: number;
      readonly examples?: readonly TrainingExample[];
    }
  /** Settings that change while training runs on. */
  | { readonly type: 'tune'; readonly optimizer: OptimizerSpec; readonly batchSize: number }
  | { readonly type: 'upsert'; readonly examples: readonly TrainingExample[] }
  | { readonly type: 'remove'; readonly ids: readonly ExampleId[] }
  /** `speed` in iterations a second, 0 for as many as the machine gives. */
  | { readonly type: 'run'; readonly speed: number }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly unit: 'phase' | 'iteration' | 'epoch' };

/** The newest state of a job's network. `weights` and `metrics` belong together. */
export interface TrainingReport {
  readonly metrics: TrainingMetrics;
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  /** The loss curve so far, decimated; the newest point belongs to `metrics`. The same array until a point is added. */
  readonly curve: readonly CurvePoint[];
}

/**
 * The instructions that came with journal record `sequence` took effect before iteration `iteration` of run `run`, both
 * as they were before them: the very first network is built before iteration 1 of run 0.
 */
export interface TrainingStamp {
  readonly sequence: number;
  readonly run: number;
  readonly iteration: number;
}

export interface TrainingListener {
  onReport(report: TrainingReport): void;
  onStamp(stamp: TrainingStamp): void;
  /** The engine refused one instruction of record `sequence`: it changed nothing, the others did. */
  onRefused?(sequence: number, error: Error): void;
  /** The worker thread died or threw; the job is gone and has to be opened anew from its last checkpoint. */
  onFailure(error: Error): void;
}

/** One session's training, in some worker thread. */
export interface TrainingJob {
  /** Carries out `instructions` in order, all before the same iteration, and answers with one stamp. */
  instruct(sequence: number, instructions: readonly TrainingInstruction[]): void;
  /** The job as of the last `instruct`: all it takes to go on bit for bit, with data, counters and curve. */
  checkpoint(): Promise<Uint8Array>;
  close(): void;
}

/** Worker threads that serve many jobs fairly, in short slices. */
export interface TrainingPool {
  /** A new job, or one that goes on from `checkpoint` (paused if it was paused, running if it ran). */
  open(listener: TrainingListener, checkpoint?: Uint8Array): TrainingJob;
  close(): Promise<void>;
}
