import type { BatchPlaces, DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Comparison } from '../kernels/kernels.ts';
import { countOf, type Loss, losses } from '../losses.ts';
import type { Network } from '../network.ts';
import { Pass } from '../pass.ts';
import { type Calls, WAYS } from '../tapes.ts';

export interface BatchOptions {
  /** The most examples it holds. */
  readonly rows: number;
  /** The place of a run of gradients: with it the batch can go backward too. */
  readonly gradients?: Address;
  /** Whether ∂L/∂input is wanted. */
  readonly inputDeltas?: boolean;
  /** Whether dropout forgets, as it does while training. Default true. */
  readonly forgets?: boolean;
}

/** Memory for a batch: examples gathered from a data set, on their way through a network, compared with their targets. */
export class Batch {
  readonly pass: Pass;
  readonly comparison: Comparison;
  /** Rows that are compared per example: one, or one for each step of a sequence. */
  readonly steps: number;
  readonly #network: Network;
  readonly #loss: Loss;
  /** Where examples are put. */
  readonly places: BatchPlaces;
  readonly #runs: Address[] = [];

  constructor(network: Network, { rows, gradients, inputDeltas = false, forgets = true }: BatchOptions) {
    const { kernels, plan, parameterAddress: parameters } = network;
    this.#network = network;
    this.#loss = losses[network.spec.loss];
    const training = gradients === undefined ? {} : { gradients, inputDeltas, forgets };
    this.pass = new Pass({ kernels, plan, parameters, rows, ...training });
    const { values, deltas, stride, line, lines, floats } = this.pass.output;
    this.steps = lines;
    this.comparison = {
      output: values,
      gradient: deltas || this.#allocate(rows * stride),
      target: this.#allocate(rows * stride),
      weight: this.#allocate(rows * lines),
      loss: this.#allocate(1),
      columns: floats,
      stride: line,
    };
    this.places = {
      input: this.pass.input.values,
      inputStride: this.pass.input.stride,
      target: this.comparison.target,
      stepStride: line,
      columns: floats,
      steps: lines,
      weight: this.comparison.weight,
    };
  }

  /** Copies the examples of some slots of a data set, from `first` on, into the first rows. */
  gather(data: DataSet, slots: Uint32Array, first: number, rows: number): void {
    data.gather(slots, first, rows, this.#network.kernels.arena.floats, this.places);
  }

  /** Puts `change` of each input in its place, in the first rows. */
  alterInputs(rows: number, change: (input: Float32Array, row: number) => ArrayLike<number>): void {
    const { values, stride } = this.pass.input;
    for (let row = 0; row < rows; row++) {
      const { floats } = this.#network.kernels.arena;
      const start = values + row * stride;
      floats.set(change(floats.slice(start, start + this.#network.inputs), row), start);
    }
  }

  /** Computes L of the first rows and ∂L/∂output, after the pass went forward. */
  compare(rows: number): void {
    this.pass.tapes.play(WAYS.compare, rows, this.#compare);
  }

  /** L of the latest comparison. */
  get loss(): number {
    return this.#network.kernels.arena.floats[this.comparison.loss];
  }

  readonly #compare: Calls = (rows) => {
    const compared = rows * this.steps;
    const count = countOf(this.#loss, compared, this.comparison.columns);
    this.#loss.compare(this.pass.tapes.kernels, this.comparison, compared, count);
    return true;
  };

  free(): void {
    this.pass.free();
    for (const run of this.#runs.splice(0)) this.#network.kernels.arena.release(run);
  }

  #allocate(count: number): Address {
    const run = this.#network.kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }
}

export function checkFits(network: Network, data: DataSet): void {
  const { inputs, outputs } = network;
  if (data.inputs === inputs && data.targets === outputs) return;
  throw new EngineError(
    'bad-shape',
    `This network takes ${inputs} inputs and ${outputs} targets, but the data set has ${data.inputs} and ${data.targets}.`,
  );
}
