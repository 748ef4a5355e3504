import { EngineError } from '../engine-error.ts';
import { padded } from '../kernels/arena.ts';
import { Random } from '../math/random.ts';
import { compile, type Network } from '../network.ts';
import type { LayerSpec, OptimizerSpec } from '../spec.ts';
import { RestrictedBoltzmann, type RestrictedBoltzmannOptions } from './restricted-boltzmann.ts';

export interface DeepBeliefOptions extends Omit<RestrictedBoltzmannOptions, 'hidden'> {
  /** Hidden units, from the lowest machine to the highest. */
  readonly hidden: readonly number[];
}

/**
 * Restricted Boltzmann machines stacked: each learns what goes together in the hidden units of the one below, which
 * does not learn any more by then (greedy, layer by layer). Hinton, Osindero & Teh 2006.
 */
export class DeepBelief {
  readonly machines: readonly RestrictedBoltzmann[];
  readonly #options: DeepBeliefOptions;
  readonly #random: Random;

  constructor(options: DeepBeliefOptions) {
    if (options.hidden.length === 0)
      throw new EngineError('bad-spec', 'hidden should name at least one layer.');
    this.#options = options;
    this.#random = new Random(options.seed, 1);
    this.machines = options.hidden.map((hidden, index) => {
      const visible = index === 0 ? options.visible : options.hidden[index - 1];
      return new RestrictedBoltzmann({ ...options, visible, hidden, seed: options.seed + index });
    });
  }

  /** One step of the machine at this level, on what the machines below make of the data; returns its error. */
  learn(level: number, visible: ArrayLike<number>, rows: number, learningRate: number): number {
    return this.machines[level].learn(this.upTo(level, visible, rows), rows, learningRate, this.#random);
  }

  /** visible [rows, visible] → what the machine at this level sees. */
  upTo(level: number, visible: ArrayLike<number>, rows: number): ArrayLike<number> {
    return this.machines
      .slice(0, level)
      .reduce<ArrayLike<number>>((seen, machine) => machine.hiddenOf(seen, rows), visible);
  }

  /** Up through all machines and down again. */
  reconstruct(visible: ArrayLike<number>, rows: number): Float32Array {
    const top = this.upTo(this.machines.length, visible, rows);
    return this.#down(this.machines, Float32Array.from(top), rows);
  }

  /** The highest machine dreams for some steps, then all that is below follows; clamped units stay as given. */
  dream(
    visible: ArrayLike<number>,
    rows: number,
    steps: number,
    clamped: readonly boolean[] = [],
  ): Float32Array {
    const last = this.machines.length - 1;
    let dreamed = Float32Array.from(visible);
    for (let step = 0; step < steps; step++) {
      const seen = this.upTo(last, dreamed, rows);
      const top = this.machines[last].dream(seen, rows, { steps: 1, random: this.#random });
      const down = this.#down(this.machines.slice(0, last), top, rows);
      dreamed = down.map((value, index) => (clamped[index % this.#options.visible] ? visible[index] : value));
    }
    return dreamed;
  }

  #down(machines: readonly RestrictedBoltzmann[], top: Float32Array, rows: number): Float32Array {
    return machines.reduceRight<Float32Array>((hidden, machine) => machine.visibleOf(hidden, rows), top);
  }

  /** The same weights as a feed-forward network of sigmoid layers with a new layer on top, to be fine-tuned with labels. */
  toNetwork({
    classes,
    optimizer,
    seed,
  }: {
    classes: number;
    optimizer: OptimizerSpec;
    seed: number;
  }): Network {
    const { kernels, rows, visible, hidden } = this.#options;
    const layers: LayerSpec[] = hidden.map((units) => ({ kind: 'dense', units, activation: 'sigmoid' }));
    layers.push({ kind: 'dense', units: classes, activation: 'linear' });
    const loss = 'softmaxCrossEntropy';
    const network = compile({ inputs: visible, layers, loss, optimizer, seed }, { kernels, rows });
    this.machines.forEach((machine, index) => {
      const [weights, bias] = network.plan.layers[index].parameters;
      network.parameters.set(machine.weights, weights.offset);
      network.parameters.set(machine.hiddenBias, bias.offset);
      clearPadding(network.parameters, weights.offset, weights.rows, weights.columns);
    });
    return network;
  }

  free(): void {
    for (const machine of this.machines) machine.free();
  }
}

/** Padded units of a machine drift, because σ(0) = ½; those of a network are 0. */
function clearPadding(parameters: Float32Array, offset: number, rows: number, columns: number): void {
  const stride = padded(columns);
  for (let row = 0; row < rows; row++)
    parameters.fill(0, offset + row * stride + columns, offset + (row + 1) * stride);
}
