import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Wants } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import { Pass } from '../pass.ts';
import type { Plan, PlannedLayer } from '../plan.ts';

const ONLY_INPUTS: Wants = { parameters: false, inputs: true };

/**
 * R1, a gradient penalty that keeps a discriminator smooth: P = ½·mean over examples of |∇ₓD|². Mescheder et al. 2018.
 *
 * With v = ∇ₓD held fixed, ∇P is the gradient of the tangent t = v·∇ₓD. For layers of straight pieces (relu,
 * leakyRelu) the tangent is a forward pass on v itself, with the slopes f′ of the real pass and no biases; so one more
 * pass, there and back, is all it takes, and biases get nothing.
 */
export class GradientPenalty {
  readonly #network: Network;
  readonly #pass: Pass;
  readonly #tangent: Pass;
  readonly #gradients: Address;
  /** What ∂/∂D and ∂/∂t are before the mean is taken; in an array, where numbers are not made anew. */
  readonly #seeds: Float64Array;

  /** `pass` is the discriminator's own, with gradients and input deltas. */
  constructor(network: Network, pass: Pass, strength: number) {
    checkPieces(network);
    const { kernels, plan, parameterAddress: parameters } = network;
    this.#network = network;
    this.#pass = pass;
    this.#seeds = Float64Array.of(1, strength);
    this.#gradients = kernels.arena.allocate(plan.parameterLength);
    this.#tangent = new Pass({
      ...{ kernels, parameters, plan: tangentPlan(plan), rows: pass.rows },
      ...{ gradients: this.#gradients, slopesOf: pass },
    });
  }

  /** ∂(strength·P)/∂parameter of the latest compute(). */
  get gradients(): Address {
    return this.#gradients;
  }

  /** Of the first rows of the pass, whose inputs are in place. Overwrites the pass's deltas. */
  compute(rows: number): void {
    const pass = this.#pass;
    const { arena } = this.#network.kernels;
    pass.forward(rows);
    this.#seed(pass, rows, 0, 1);
    pass.backward(rows, ONLY_INPUTS); // input deltas: ∇ₓD
    const { deltas, stride } = pass.input;
    arena.floats.copyWithin(this.#tangent.input.values, deltas, deltas + rows * stride);
    this.#tangent.forward(rows);
    this.#seed(this.#tangent, rows, 1, rows);
    this.#tangent.backward(rows);
  }

  /** P of the latest compute() of that many rows: half the mean of t = |∇ₓD|². */
  valueOf(rows: number): number {
    return 0.5 * meanOfFirst(this.#network.kernels.arena.floats, this.#tangent, rows);
  }

  /** δ of the first output = seed/count, in every row */
  #seed({ output }: Pass, rows: number, seed: number, count: number): void {
    const { floats } = this.#network.kernels.arena;
    for (let row = 0; row < rows; row++)
      floats[output.deltas + row * output.stride] = this.#seeds[seed] / count;
  }

  free(): void {
    this.#tangent.free();
    this.#network.kernels.arena.release(this.#gradients);
  }
}

function meanOfFirst(floats: Float32Array, { output }: Pass, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += floats[output.values + row * output.stride];
  return sum / rows;
}

/** The same layers on the same weights, without biases and bends. */
function tangentPlan(plan: Plan): Plan {
  const { normalization: _, ...spec } = plan.spec;
  const straight = (layer: PlannedLayer): PlannedLayer => ({
    ...layer,
    spec: 'activation' in layer.spec ? { ...layer.spec, bias: false, activation: 'linear' } : layer.spec,
    parameters: layer.parameters.slice(0, 1),
  });
  return { ...plan, spec, layers: plan.layers.map(straight) };
}

function checkPieces({ plan, outputs }: Network): void {
  const isStraight = plan.layers.every(({ spec }) => {
    if (spec.kind === 'flatten' || spec.kind === 'reshape') return true;
    const hasNeurons = spec.kind === 'dense' || spec.kind === 'conv2d';
    return hasNeurons && ['linear', 'relu', 'leakyRelu'].includes(spec.activation);
  });
  if (isStraight && outputs === 1) return;
  throw new EngineError(
    'bad-spec',
    'A gradient penalty needs dense and conv2d layers of linear, relu or leakyRelu, and one output.',
  );
}
