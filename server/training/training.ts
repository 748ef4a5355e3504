import type { NetworkSpec, OptimizerSpec } from '#shared/engine/index.ts';
import type { BlobLoad } from './blob-examples.ts';
import type { AugmentOptions } from '#shared/drawings/augment.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { CurvePoint, ExampleId, SeatId, TrainingMetrics } from '#shared/protocol/session-view.ts';

/** An example as the engine takes it: `input` in raw units, `target` as the loss wants it. */
export interface TrainingExample {
  readonly id: ExampleId;
  readonly isTest: boolean;
  readonly input: ArrayLike<number>;
  readonly target: readonly number[];
  /** Whose share of the batches is counted. Default: nobody's. */
  readonly author?: SeatId;
}

/** Data sets have names too, so that several networks learn from one copy. One is there while some network reads it. */
export type DataName = string;

export const MAIN_DATA: DataName = 'main';

/**
 * What an activity tells its networks to do. The same instructions at the same iterations give the same weights, bit for
 * bit: so they carry no time, and everything that is drawn comes from a seed.
 *
 * A session trains one network, or several under names of their own, each with its data. All of them take every
 * iteration together; with the same examples, batch size and seed they see the same batches.
 */
export type TrainingInstruction =
  | BuildInstruction
  /** Another copy of a network, as far as it has come, in the place of `network`. */
  | { readonly type: 'copy'; readonly from: NetworkName; readonly network: NetworkName }
  /** That network goes, and its data set too where no other network reads it. */
  | { readonly type: 'drop'; readonly network: NetworkName }
  /** No network is left, and so no data. */
  | { readonly type: 'clear' }
  /** Settings that change while training runs on: one network's, or all networks'. */
  | {
      readonly type: 'tune';
      readonly network?: NetworkName;
      readonly optimizer: OptimizerSpec;
      readonly batchSize: number;
      readonly stopBelow?: number;
    }
  /** One weight by hand, after the iteration in progress; the bias is the input after the last. */
  | {
      readonly type: 'setParameter';
      readonly network?: NetworkName;
      readonly layer: number;
      readonly neuron: number;
      readonly input: number;
      readonly value: number;
    }
  /** Into a data set that some network was built on. */
  | { readonly type: 'upsert'; readonly data?: DataName; readonly examples: readonly TrainingExample[] }
  /** The same, of examples that are too many for an instruction. */
  | { readonly type: 'load'; readonly data?: DataName; readonly loads: readonly BlobLoad[] }
  | { readonly type: 'remove'; readonly data?: DataName; readonly ids: readonly ExampleId[] }
  /**
   * Counts how the losses go over the next `epochs` whole epochs, of one network or of all; then running stands still until
   * something else is asked for.
   */
  | { readonly type: 'countEpochs'; readonly network?: NetworkName; readonly epochs: number }
  | DirectInstruction
  /** `speed` in iterations a second, 0 for as many as the machine gives; by phase, in phases a second. */
  | { readonly type: 'run'; readonly speed: number; readonly by?: 'phase' }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly unit: 'phase' | 'iteration' | 'epoch' };

/** What only some kinds of learner understand; the others refuse it. */
export type DirectInstruction =
  /** Its answers are in its reports until they are forgotten. A question of the same number takes the place of the first. */
  | { readonly type: 'ask'; readonly network: NetworkName; readonly questions: readonly Question[] }
  | { readonly type: 'forgetAnswers'; readonly network: NetworkName; readonly ids: readonly number[] }
  /** It may go on for so many iterations more. What it was asked before is answered before. */
  | { readonly type: 'prolong'; readonly network: NetworkName; readonly iterations: number }
  /** What a climber climbs from now on: belief, above 0, cell by cell of a square grid. */
  | { readonly type: 'climb'; readonly network: NetworkName; readonly levels: readonly number[] }
  /** Which of two players learns. */
  | { readonly type: 'play'; readonly network: NetworkName; readonly player: Player };

export type Player = 'both' | 'generator' | 'discriminator';

/** What somebody wants to know of an example: how real it is taken for, and, if they wish, where more ink would help. */
export interface Question {
  readonly id: number;
  readonly input: ArrayLike<number>;
  readonly wantsSlope?: true;
  /** To be answered once its learner has come to the end of what it is to learn. */
  readonly whenDone?: true;
}

/** Another kind of learner than a network that learns from labelled examples. */
export type LearnerKind =
  /** A generator of points that climbs somebody's belief; its data set only has its form. */
  | { readonly kind: 'climber' }
  /** Two players under one name; `spec` is the generator's. */
  | {
      readonly kind: 'pair';
      readonly discriminator: NetworkSpec;
      /** What they are about. Default: drawings. */
      readonly of?: 'points';
      /** Where the discriminator is reported too, under a name of its own. */
      readonly discriminatorName?: NetworkName;
      /** How many fresh samples it hands over with each frame of its film. Default: 12. */
      readonly forgeries?: number;
      /** Strength of the R1 penalty. Default: what suits drawings. */
      readonly penalty?: number;
      /** Examples that the discriminator is asked about for every frame. Default: none. */
      readonly watched?: readonly (readonly number[])[];
    }
  /** A judge of what is real (target 1) and what is not (other targets, a group each). */
  | {
      readonly kind: 'referee';
      /** Asked before so many iterations, it answers then. */
      readonly readyAt: number;
      /** Strength of the penalty on its slope. Default: the engine's. */
      readonly penalty?: number;
      /** How often a group of decoys is drawn beside one that is not named, by its target: whole numbers. Default: as often. */
      readonly shares?: Readonly<Record<number, number>>;
    };

/** Drawings are pixels, or points along their strokes. */
export type Augmentation = AugmentOptions & { readonly of?: 'strokes' };

/** A new network from its seed, all its counters at zero, in the place of the one of that name. */
export interface BuildInstruction {
  readonly type: 'build';
  /** Default: the main one. */
  readonly network?: NetworkName;
  /** What it learns from. Default: the main data set. */
  readonly data?: DataName;
  readonly spec: NetworkSpec;
  readonly batchSize: number;
  /** ε: running stops once the training loss changes by less from one epoch to the next. Default 0: never. */
  readonly stopBelow?: number;
  /** It stands still after so many iterations. Default: never. */
  readonly lastIteration?: number;
  /** Inputs are drawings, and each is shown a little differently in each iteration. Default: as they are. */
  readonly augmentation?: Augmentation;
  /**
   * The live network is the running average of its weights, of which so much stays in an iteration. The weights that are
   * sent, losses, accuracies, the training delta, counted epochs and answers are the average's. Of the network that is
   * trained, and of which the average is one, are the batch loss, whether it has diverged, and what `watchesExamples` says:
   * they are found out in an iteration, on its way. Default: the weights as they are, and all numbers are theirs.
   */
  readonly averageKeeps?: number;
  /** It remembers how probable it found each example's label as it learned from it. It has to be a classifier with a logit for each class. */
  readonly watchesExamples?: boolean;
  /** Inputs that it answers in each of its reports, a network that learns from labelled examples. Default: none. */
  readonly watched?: readonly (readonly number[])[];
  /**
   * All that the data set holds from now on; without them it stays as it is. Where their shape is another one, networks
   * that were built on the old one go.
   */
  readonly examples?: readonly TrainingExample[];
  /** Default: a network that learns from labelled examples. */
  readonly as?: LearnerKind;
  /** Beside `examples`, what is by reference. */
  readonly loads?: readonly BlobLoad[];
}

/** The newest state of one network. `weights` and `metrics` belong together. */
export interface NetworkReport {
  /** What its kind of learner tells the activity's rules besides. */
  readonly facts?: unknown;
  readonly metrics: TrainingMetrics;
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  /** The loss curve so far, decimated; the newest point belongs to `metrics`. The same array until a point is added. */
  readonly curve: readonly CurvePoint[];
}

/** The newest state of all of a job's networks. */
export interface TrainingReport {
  /** The last record whose instructions had taken effect; 0 before there was one. */
  readonly sequence: number;
  /**
   * The last iteration that was begun. A report does not always wait for its end: networks that take it phase by phase, and
   * those whose turn is still to come, have the weights of the iteration before. Where each of them stands, its own
   * `metrics` say.
   */
  readonly moment: Moment;
  readonly networks: Readonly<Record<NetworkName, NetworkReport>>;
}

/**
 * After `iteration` iterations of `run`. A run begins whenever a network comes or goes; its iterations are counted until the
 * next one, whatever each network's own counters say.
 */
export interface Moment {
  readonly run: number;
  readonly iteration: number;
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
  /** The job as of the last `instruct`: all it takes to go on bit for bit, with data, counters and curves. */
  checkpoint(): Promise<Uint8Array>;
  close(): void;
}

/** Worker threads that serve many jobs fairly, in short slices. */
export interface TrainingPool {
  /** A new job, or one that goes on from `checkpoint` (paused if it was paused, running if it ran). */
  open(listener: TrainingListener, checkpoint?: Uint8Array): TrainingJob;
  close(): Promise<void>;
}
