import type { Address } from '../kernels/arena.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { LayerSpec } from '../spec.ts';
import type { Layout } from './layout.ts';
import type { Shape } from './shape.ts';

/** A matrix (or row) of trained numbers, stored as [rows, gates, columns padded to four]. */
export interface ParameterShape {
  readonly role: 'weights' | 'bias';
  readonly rows: number;
  readonly columns: number;
  /** Matrices side by side, for the gates of a recurrent layer; 1 when left out. */
  readonly gates?: number;
  /** How many inputs reach one neuron, and how many neurons one input reaches: for the initialization. */
  readonly fanIn: number;
  readonly fanOut: number;
  readonly spread: 'glorot' | 'he';
}

/** A batch of examples in the arena: values, and while training δ (∂L/∂value) in the same places. */
export interface Tensor extends Layout {
  readonly shape: Shape;
  readonly values: Address;
  /** 0 when nobody asks for δ. */
  readonly deltas: Address;
}

/** Everything a layer is connected to. */
export interface Site {
  readonly kernels: Kernels;
  readonly input: Tensor;
  readonly output: Tensor;
  /** The most examples at a time. */
  readonly rows: number;
  /** One address for each of the kind's parameters; gradients is empty when nothing is trained. */
  readonly parameters: readonly Address[];
  readonly gradients: readonly Address[];
  /** Further memory, as long as the layer lives. */
  readonly scratch: (count: number) => Address;
  readonly chance: Chance;
}

/** What a layer may draw from: the keys change with the layer and the iteration. */
export interface Chance {
  readonly isTraining: boolean;
  readonly keys: () => readonly number[];
}

/** A layer in its place: the same two movements for every kind. */
export interface Layer {
  /** values of the input → values of the output, for that many examples */
  forward(rows: number): void;
  /** deltas of the output → gradients of the parameters, and deltas of the input, as far as they are wanted */
  backward(rows: number, wants: Wants): void;
  /** Of a recurrent layer: what can be looked at in it. */
  readonly inside?: Inside;
}

/** Runs of [steps, rows, width]; a step is one of them. */
export interface Steps {
  readonly at: Address;
  readonly step: number;
  readonly width: number;
}

/** What a recurrent layer keeps of every step. After the way back, δ of the gates may have taken the gates' place. */
export interface Inside {
  readonly gates: Steps;
  readonly gateDeltas: Steps;
  readonly states: Steps;
  readonly cells?: Steps;
}

/** What a way back is for: a generator learns through a discriminator that does not learn, and the reverse. */
export interface Wants {
  readonly parameters: boolean;
  readonly inputs: boolean;
}

/** What the registry knows of each kind of layer. */
export interface LayerKind<Spec extends LayerSpec> {
  /** Throws an EngineError that names what is wrong in the spec, or why it does not fit the input. */
  check(spec: Spec, input: Shape, where: string): void;
  outputShape(spec: Spec, input: Shape): Shape;
  /** Pixels of zeros that the layer needs around its input and its output; 0 when left out. */
  borders?(spec: Spec, input: Shape): { readonly input: number; readonly output: number };
  parameters(spec: Spec, input: Shape): readonly ParameterShape[];
  connect(spec: Spec, site: Site): Layer;
  /** Whether its calls depend on nothing but the number of examples, so that they can be written on a tape. */
  readonly isSteady?: boolean;
}
