import type { Address } from './kernels/arena.ts';
import { padded } from './kernels/arena.ts';
import type { Kernels } from './kernels/kernels.ts';
import type { Layer, Tensor } from './layers/layer.ts';
import { layerKind } from './layers/registry.ts';
import { type Shape, sizeOf } from './layers/shape.ts';
import type { Plan } from './plan.ts';

export interface PassOptions {
  readonly kernels: Kernels;
  readonly plan: Plan;
  /** Where the run of parameters begins. */
  readonly parameters: Address;
  /** Where the run of gradients begins; without it the pass goes only forward. */
  readonly gradients?: Address;
  /** At most this many examples at a time. */
  readonly rows: number;
  /** Whether ∂L/∂input is wanted: a generator learns from it. */
  readonly inputDeltas?: boolean;
}

/** The layers of a network, connected to memory of their own for a batch of examples. */
export class Pass {
  readonly rows: number;
  readonly input: Tensor;
  readonly output: Tensor;
  /** The output of each layer. */
  readonly outputs: readonly Tensor[];
  readonly #layers: readonly Layer[];
  readonly #kernels: Kernels;
  readonly #runs: Address[] = [];
  readonly #normalization: { offset: Address; scale: Address } | null;

  constructor({ kernels, plan, parameters, gradients, rows, inputDeltas = false }: PassOptions) {
    this.#kernels = kernels;
    this.rows = rows;
    const training = gradients !== undefined;
    this.input = this.#tensor(plan.input, training && inputDeltas);
    this.outputs = plan.layers.map((layer) => this.#tensor(layer.output, training));
    this.output = this.outputs.at(-1)!;
    this.#layers = plan.layers.map((layer, index) =>
      layerKind(layer.spec).connect(layer.spec, {
        kernels,
        input: index === 0 ? this.input : this.outputs[index - 1],
        output: this.outputs[index],
        parameters: layer.parameters.map((block) => parameters + block.offset),
        gradients: training ? layer.parameters.map((block) => gradients + block.offset) : [],
        scratch: (count) => this.#allocate(count),
      }),
    );
    this.#normalization = this.#placeNormalization(plan);
  }

  /** Puts inputs in place, then: input values → output values. */
  forward(rows: number): void {
    if (this.#normalization) {
      const { offset, scale } = this.#normalization;
      this.#kernels.normalize(this.input.values, offset, scale, rows, this.input.stride);
    }
    for (let index = 0; index < this.#layers.length; index++) this.#layers[index].forward(rows);
  }

  /** output deltas (∂L/∂y) → gradients; every tensor's deltas are δ = ∂L/∂z afterwards. */
  backward(rows: number): void {
    for (let index = this.#layers.length - 1; index >= 0; index--) this.#layers[index].backward(rows);
  }

  free(): void {
    for (const run of this.#runs.splice(0)) this.#kernels.arena.release(run);
  }

  #allocate(count: number): Address {
    const run = this.#kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }

  #tensor(shape: Shape, withDeltas: boolean): Tensor {
    const stride = padded(sizeOf(shape));
    const values = this.#allocate(this.rows * stride);
    return { shape, stride, values, deltas: withDeltas ? this.#allocate(this.rows * stride) : 0 };
  }

  #placeNormalization({ spec: { normalization } }: Plan): { offset: Address; scale: Address } | null {
    if (!normalization) return null;
    const offset = this.#allocate(this.input.stride);
    const scale = this.#allocate(this.input.stride);
    this.#kernels.arena.floats.set(normalization.offset, offset);
    this.#kernels.arena.floats.set(normalization.scale, scale);
    return { offset, scale };
  }
}
