import type { Verdict } from '../engine/index.ts';

/** What kinds of learner tell an activity's rules beside their metrics. Typed arrays: they cross threads, not the wire. */

export interface RefereeFacts {
  /** It has been trained as long as it was to be. */
  readonly isReady: boolean;
  /** Real drawings that it has not seen, and that verdicts compare with. */
  readonly heldOut: number;
  readonly answers: readonly RefereeAnswer[];
}

export interface RefereeAnswer {
  readonly id: number;
  /** From 0 to 1. */
  readonly score: number;
  /** Absent where nothing is held out. */
  readonly verdict?: Verdict;
  /** ∂D/∂x, [inputs], where it was asked for. */
  readonly slope?: Float32Array;
}

/** Of a generator and its discriminator. */
export interface PairFacts {
  /** The newest few, oldest first. */
  readonly frames: readonly PairFrame[];
  /** The discriminator's, from 0 to 1. */
  readonly answers: readonly { readonly id: number; readonly score: number }[];
}

/** What both players are like after so many iterations. */
export interface PairFrame extends PairMeasures {
  readonly iteration: number;
  /** Means since the frame before. */
  readonly losses: { readonly generator: number; readonly discriminator: number };
  /** From latents that stay the same: [inputs] each. */
  readonly samples: readonly Float32Array[];
  /** From fresh latents, each cropped and brought to the middle as every drawing is; of older frames none. */
  readonly forgeries: readonly Float32Array[];
  /** How real the discriminator takes the places for that it was built to watch, from 0 to 1. */
  readonly belief?: readonly number[];
}

export interface PairMeasures {
  /** Balanced accuracy of the discriminator: real drawings that it has not learned from, and fresh samples. */
  readonly accuracy: number;
  /** Half of its 95 % interval. */
  readonly margin: number;
  /** Mean distance between two samples over that between two real ones; far below 1: mode collapse. */
  readonly diversity: number;
  /** How near samples come to what was learned from, over the same for real ones that were not; below .85: copies. */
  readonly copyRatio: number;
  /** Fréchet distance between samples and what was learned from: of drawings by the mean ink in squares, of points by their places. */
  readonly distance: number;
  /** 1-NN accuracy between as many of both: ½ cannot be told apart, 1 nothing alike. */
  readonly apart: number;
}

/** Of a generator that climbs somebody's belief. */
export interface ClimberFacts {
  /** What it makes of latents that stay the same: [outputs] each. */
  readonly examples: readonly Float32Array[];
}

/** Of a network that was asked about inputs, or built to watch some. */
export interface AnswerFacts {
  /** Its outputs to the inputs that it was built to watch, as of its metrics. */
  readonly watched?: readonly (readonly number[])[];
  readonly answers?: readonly Answer[];
}

export interface Answer {
  readonly id: number;
  readonly outputs: readonly number[];
}
