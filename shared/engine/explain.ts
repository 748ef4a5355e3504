import { activations } from './activations.ts';
import { DataSet } from './data-set.ts';
import { EngineError } from './engine-error.ts';
import type { Network } from './network.ts';
import { Batch } from './training/batch.ts';

export interface ExplainOptions {
  readonly input: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** Which neuron of which layer, both from 0. */
  readonly layer: number;
  readonly neuron: number;
  /** How many examples share the iteration: a pull is a batch's share. */
  readonly batchSize: number;
  /** η. Default: the spec's. */
  readonly learningRate?: number;
  /** The example's weight in the loss. Default 1. */
  readonly weight?: number;
}

/** Everything that one neuron computes on one example, forward and back. */
export interface Explanation {
  /** x_i: what comes in on each synapse. */
  readonly inputs: readonly number[];
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
  /** −η·δ·x_i/batch: what this example asks of each synapse */
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
      readonly weight: number;
      readonly delta: number;
      readonly product: number;
    }
  /** product = ∂ℓ/∂y, for a cross-entropy ∂ℓ/∂z = p − t */
  | { readonly from: 'loss'; readonly product: number };

/** Asks a neuron why: its own numbers on one example, computed by the network's own layers. */
export function explain(network: Network, options: ExplainOptions): Explanation {
  checkOptions(network, options);
  const gradients = network.kernels.arena.allocate(network.plan.parameterLength);
  const batch = new Batch(network, { rows: 1, gradients });
  try {
    return explainOn(batch, network, options);
  } finally {
    batch.free();
    network.kernels.arena.release(gradients);
  }
}

function explainOn(batch: Batch, network: Network, options: ExplainOptions): Explanation {
  const { layer, neuron, batchSize, learningRate = network.spec.optimizer.learningRate } = options;
  const { pass } = batch;
  const read = (start: number, count: number): number[] =>
    Array.from(network.kernels.arena.floats.subarray(start, start + count));

  batch.gather(oneExample(network, options), FIRST, 0, 1);
  pass.forward(1);
  const loss = batch.compare(1);
  const lossSlopes = read(pass.output.deltas, network.outputs); // ∂ℓ/∂y
  pass.backward(1);

  const isLast = layer === network.layers.length - 1;
  const own = pass.outputs[layer];
  const below = layer === 0 ? pass.input : pass.outputs[layer - 1];
  const output = read(own.values, network.layers[layer].outputs)[neuron];
  const delta = read(own.deltas, network.layers[layer].outputs)[neuron];
  const pull = (-learningRate * delta) / batchSize;
  const sum = weightedSum(network, layer, neuron, read(below.values, network.layers[layer].inputs));
  return {
    ...sum,
    output,
    slope: activations[network.layers[layer].activation].slope(output),
    delta,
    parts: isLast
      ? [{ from: 'loss', product: lossSlopes[neuron] }]
      : partsAbove(
          network,
          layer,
          neuron,
          read(pass.outputs[layer + 1].deltas, network.layers[layer + 1].outputs),
        ),
    pulls: sum.inputs.map((input) => pull * input),
    biasPull: network.layers[layer].hasBias ? pull : 0,
    loss,
  };
}

const FIRST = Uint32Array.of(0);

type WeightedSum = Pick<Explanation, 'inputs' | 'weights' | 'terms' | 'bias' | 'z'>;

/** z = b + Σ w·x, and all that goes into it. */
function weightedSum(
  network: Network,
  layer: number,
  neuron: number,
  inputs: readonly number[],
): WeightedSum {
  const view = network.layers[layer];
  const bias = view.biasOf(neuron);
  const weights = inputs.map((_, input) => view.weight(neuron, input));
  const terms = inputs.map((input, index) => Math.fround(weights[index] * input));
  const z = terms.reduce((sum, term) => Math.fround(sum + term), bias);
  return { inputs, weights, terms, bias, z };
}

/** Each neuron of the next layer hands back w·δ through the synapse that joins them. */
function partsAbove(network: Network, layer: number, neuron: number, deltas: readonly number[]): DeltaPart[] {
  const above = network.layers[layer + 1];
  return deltas.map((delta, next) => {
    const weight = above.weight(next, neuron);
    return { from: 'neuron', neuron: next, weight, delta, product: Math.fround(weight * delta) };
  });
}

function oneExample(network: Network, { input, target, weight }: ExplainOptions): DataSet {
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs, capacity: 1 });
  data.upsert(0, input, target, weight);
  return data;
}

function checkOptions(network: Network, { layer, neuron, batchSize }: ExplainOptions): void {
  const view = network.layers[layer];
  if (!view) throw new EngineError('bad-shape', `There is no layer ${layer}, only ${network.layers.length}.`);
  if (view.kind !== 'dense' || (network.layers[layer + 1]?.kind ?? 'dense') !== 'dense') {
    throw new EngineError('bad-shape', `Only neurons of dense layers, before dense layers, are explained.`);
  }
  if (!(neuron >= 0 && neuron < view.outputs && Number.isInteger(neuron))) {
    throw new EngineError(
      'bad-shape',
      `Layer ${layer} has ${view.outputs} neurons, but not number ${neuron}.`,
    );
  }
  if (batchSize >= 1) return;
  throw new EngineError('bad-shape', `A batch has at least one example, got ${batchSize}.`);
}
