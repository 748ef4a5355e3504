import type { Shape } from './layers/shape.ts';

/**
 * What a network is, as plain JSON: it is sent, stored and compiled, and holds no weights.
 *
 *     { inputs: 2, layers: [{ kind: 'dense', units: 8, activation: 'tanh' }, …], loss, optimizer, seed }
 */

export type ActivationName = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu';

export type LossName = 'meanSquaredError' | 'arctan' | 'softmaxCrossEntropy' | 'binaryCrossEntropy' | 'hinge';

/** z = W·x + b, y = f(z): every input reaches every unit. On a sequence, the same layer at every step. */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: ActivationName;
  /** Without a bias, z is 0 where all inputs are 0. Default true. */
  readonly bias?: boolean;
}

/** z = b + Σ w·x over a window of size×size pixels, which slides over the image: few weights, shared by all places. */
export interface Conv2dSpec {
  readonly kind: 'conv2d';
  /** Channels of the output. */
  readonly filters: number;
  readonly size: number;
  /** Pixels from one window to the next. Default 1. */
  readonly stride?: number;
  /** Zeros around the image: 'same' keeps its size at stride 1 (odd sizes), 'valid' is 0. Default 'valid'. */
  readonly padding?: 'same' | 'valid' | number;
  readonly activation: ActivationName;
  readonly bias?: boolean;
}

/** A convolution the other way round: each pixel is spread over a window of the larger image. */
export interface ConvTranspose2dSpec {
  readonly kind: 'convTranspose2d';
  readonly filters: number;
  readonly size: number;
  readonly stride?: number;
  readonly padding?: 'same' | 'valid' | number;
  readonly activation: ActivationName;
  readonly bias?: boolean;
}

/** Each pixel becomes factor×factor equal ones. */
export interface UpsampleSpec {
  readonly kind: 'upsample';
  readonly factor: number;
}

/** Of size×size pixels the largest stays, in each channel. */
export interface MaxPoolSpec {
  readonly kind: 'maxPool';
  readonly size: number;
}

/** An image or a sequence becomes a plain row of numbers, in the order row, column, channel. */
export interface FlattenSpec {
  readonly kind: 'flatten';
}

/** Each line of an image becomes a step of a sequence: a recurrent layer reads what convolutions saw. Shi et al. 2015. */
export interface MapToSequenceSpec {
  readonly kind: 'mapToSequence';
}

/** A plain row of numbers becomes an image: the beginning of a generator. */
export interface ReshapeSpec {
  readonly kind: 'reshape';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** While training, each number is 0 with this probability, and the others grow by 1/(1 − rate). */
export interface DropoutSpec {
  readonly kind: 'dropout';
  readonly rate: number;
}

/** What a recurrent layer hands on: its last state, or a sequence of all of them. */
type Returns = 'last' | 'every';

/** hₜ = tanh(W·xₜ + U·hₜ₋₁ + b) */
export interface SimpleRecurrentSpec {
  readonly kind: 'simpleRecurrent';
  readonly units: number;
  /** Default 'last'. */
  readonly returns?: Returns;
}

/** Long short-term memory: gates decide what a cell keeps. Hochreiter & Schmidhuber 1997. */
export interface LstmSpec {
  readonly kind: 'lstm';
  readonly units: number;
  readonly returns?: Returns;
}

/** Gated recurrent unit: like an LSTM, with fewer gates. Cho et al. 2014. */
export interface GruSpec {
  readonly kind: 'gru';
  readonly units: number;
  readonly returns?: Returns;
}

export type RecurrentSpec = SimpleRecurrentSpec | LstmSpec | GruSpec;

export type LayerSpec =
  | RecurrentSpec
  | DenseSpec
  | Conv2dSpec
  | ConvTranspose2dSpec
  | UpsampleSpec
  | MaxPoolSpec
  | FlattenSpec
  | ReshapeSpec
  | MapToSequenceSpec
  | DropoutSpec;

/** w ← w − η·g */
export interface SgdSpec {
  readonly kind: 'sgd';
  /** η, above 0 */
  readonly learningRate: number;
  /** λ: adds λ·w to the gradient of every weight, never of a bias. Default 0. */
  readonly l2?: number;
  /** A gradient longer than this, over all parameters, is shortened to it: recurrent networks need it. Default: none. */
  readonly clip?: number;
}

/** v ← μ·v + g, w ← w − η·v */
export interface MomentumSpec {
  readonly kind: 'momentum';
  readonly learningRate: number;
  /** μ in [0, 1). Default 0.9. */
  readonly momentum?: number;
  readonly l2?: number;
  readonly clip?: number;
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂ / (√v̂ + ε). Kingma & Ba 2015. */
export interface AdamSpec {
  readonly kind: 'adam';
  readonly learningRate: number;
  /** Default 0.9. */
  readonly beta1?: number;
  /** Default 0.999. */
  readonly beta2?: number;
  /** Outside the root. Default 1e-8. */
  readonly epsilon?: number;
  readonly l2?: number;
  readonly clip?: number;
}

export type OptimizerSpec = SgdSpec | MomentumSpec | AdamSpec;

/** x′ = (x − offset)·scale, one pair per input, fitted on the training set and part of the saved model. */
export interface NormalizationSpec {
  readonly offset: readonly number[];
  readonly scale: readonly number[];
}

export interface NetworkSpec {
  /** Numbers per example. */
  readonly inputs: number;
  /** What they are; without it, a plain row of numbers. */
  readonly inputShape?: Shape;
  /** From the inputs to the outputs. With a cross-entropy the last activation is 'linear': its z are the logits. */
  readonly layers: readonly LayerSpec[];
  readonly loss: LossName;
  readonly optimizer: OptimizerSpec;
  /** A whole number from 0 to 2³² − 1: the same seed gives the same weights. */
  readonly seed: number;
  /** 'random' from the seed, after Glorot or He; 'zero' makes all neurons of a layer the same. Default 'random'. */
  readonly initialization?: 'random' | 'zero';
  readonly normalization?: NormalizationSpec;
}
