export interface ExampleOptions {
  readonly input: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** How many examples share the iteration: a pull is a batch's share. */
  readonly batchSize: number;
  /** η. Default: the spec's. */
  readonly learningRate?: number;
  /** The example's weight in the loss. Default 1. */
  readonly weight?: number;
}

export interface ExplainOptions extends ExampleOptions {
  /** Which neuron of which layer, both from 0: of an image in the order row, column, channel, of a sequence step by step. */
  readonly layer: number;
  readonly neuron: number;
}

/** Everything that one neuron computes on one example, forward and back. */
export interface Explanation {
  /** Which numbers of the layer's input reach this neuron, from 0: all of them, or a window. */
  readonly sources: readonly number[];
  /** x_i: what comes in on each synapse. */
  readonly inputs: readonly number[];
  /** w_i; 1 in layers that hand on what they get, like pooling. */
  readonly weights: readonly number[];
  /** w_i·x_i */
  readonly terms: readonly number[];
  readonly bias: number;
  /** z = b + Σ w·x, summed in this order in float32, as the network does */
  readonly z: number;
  /** f(z); for a cross-entropy's logits, z itself */
  readonly output: number;
  /** f′(z) */
  readonly slope: number;
  /** δ = ∂ℓ/∂z of this example's own loss: f′(z)·Σ of the parts' products */
  readonly delta: number;
  /** What δ is made of: the neurons of the next layer; for an output neuron, the loss itself. */
  readonly parts: readonly DeltaPart[];
  /** −η·δ·x_i/batch: what this example asks of each synapse; of a shared weight, at this place. 0 where nothing is trained. */
  readonly pulls: readonly number[];
  /** −η·δ/batch; 0 without a bias */
  readonly biasPull: number;
  /** ℓ of this example */
  readonly loss: number;
}

export type DeltaPart =
  | {
      readonly from: 'neuron';
      readonly neuron: number;
      /** Of a recurrent layer: the neuron's gate, in the order of the layer's formula. */
      readonly gate?: number;
      readonly weight: number;
      readonly delta: number;
      readonly product: number;
    }
  /** product = ∂ℓ/∂y, for a cross-entropy ∂ℓ/∂z = p − t */
  | { readonly from: 'loss'; readonly product: number };
