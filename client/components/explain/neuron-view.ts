import type { ActivationName, Explanation } from '#shared/engine/index.ts';
import type { Fields } from '../surface/paint-field.ts';

/** A neuron beside another: its name, and the picture of what it computes. */
export interface Neighbour {
  readonly name: string;
  readonly picture: Fields | undefined;
}

/** The example on which a neuron is explained: words, its place, words, its target. */
export interface About {
  readonly before: string;
  readonly point: string;
  readonly after: string;
}

/** Everything that a neuron's card shows, on one example. */
export interface NeuronView {
  readonly title: string;
  readonly name: string;
  readonly about: About;
  readonly picture: Fields | undefined;
  readonly activation: ActivationName;
  readonly why: Explanation;
  readonly sources: readonly Neighbour[];
  /** The inputs of the network are no neurons: there is nothing to open. */
  readonly areSourcesNeurons: boolean;
  readonly next: readonly Neighbour[];
  /** Whether the next layer is the output's. */
  readonly isBeforeOutput: boolean;
  readonly hasOneOutput: boolean;
  /** What the network answers and what it should, where it has one output or this is one of several. */
  readonly answer?: Answer | undefined;
}

export interface Answer {
  readonly output: number;
  readonly target: number;
  /** A cross-entropy's output is a probability p; otherwise it is y = f(z). */
  readonly isProbability: boolean;
}
