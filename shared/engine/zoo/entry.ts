import type { NetworkSpec, OptimizerSpec } from '../spec.ts';
import type { Examples } from './examples.ts';

/** An architecture in its cage: what it is for, and what it can be seen to learn in seconds. */
interface Named {
  readonly name: string;
  /** One sentence: what this kind of network can, and a simpler one cannot. */
  readonly purpose: string;
  readonly iterations: number;
  readonly batchSize: number;
}

/** Learns from examples with targets. */
export interface SupervisedEntry extends Named {
  readonly kind: 'supervised';
  readonly spec: NetworkSpec;
  readonly examples: Examples;
  /** How many it learns from. */
  readonly count: number;
  /** On new examples: at least this accuracy, or at most this loss. */
  readonly reaches: { readonly accuracy: number } | { readonly loss: number };
}

/** Learns to make more of what there is, from a discriminator's judgement alone. */
export interface GanEntry extends Named {
  readonly kind: 'gan';
  readonly generator: NetworkSpec;
  readonly discriminator: NetworkSpec;
  readonly penalty: number;
  readonly examples: Examples;
  readonly count: number;
  /** Sliced Wasserstein distance to new real ones, at most. */
  readonly reaches: { readonly distance: number };
}

/** Learns without targets what goes together. */
export interface BoltzmannEntry extends Named {
  readonly kind: 'boltzmann';
  readonly visible: number;
  /** Of each machine in the stack, from the lowest. */
  readonly hidden: readonly number[];
  readonly learningRate: number;
  readonly seed: number;
  /** Targets are not looked at. */
  readonly examples: Examples;
  readonly count: number;
  /** Mean squared error of new ones' reconstructions, at most. */
  readonly reaches: { readonly error: number };
}

/** Learns one composition, shared by all pairs of all trees. */
export interface TreeEntry extends Named {
  readonly kind: 'tree';
  readonly words: readonly string[];
  readonly size: number;
  readonly optimizer: OptimizerSpec;
  readonly seed: number;
  /** On trees deeper than any before. */
  readonly reaches: { readonly accuracy: number };
}

export type ZooEntry = SupervisedEntry | GanEntry | BoltzmannEntry | TreeEntry;
