import { type Activation, activations } from './activations.ts';
import type { Address } from './kernels/arena.ts';
import type { Kernels } from './kernels/kernels.ts';
import type { Inside, Layer, Tensor, Wants } from './layers/layer.ts';
import { type Layout, layoutOf, tightLayout } from './layers/layout.ts';
import { layerKind } from './layers/registry.ts';
import { type Shape, sizeOf, vector } from './layers/shape.ts';
import { transferLayer } from './layers/transfer.ts';
import type { Plan } from './plan.ts';
import { type Calls, Tapes, WAYS } from './tapes.ts';

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
  /** Whether dropout forgets, as it does while training. Default true. */
  readonly forgets?: boolean;
  /** Another pass, whose f′ every layer's output is multiplied by on both ways: for tangents, see gan/penalty.ts. */
  readonly slopesOf?: Pass;
}

const EVERYTHING: Wants = { parameters: true, inputs: true };
const ONLY_INPUTS: Wants = { parameters: false, inputs: true };
/** By number, so that each way back has a tape of its own. */
const WANTS: readonly Wants[] = [
  { parameters: false, inputs: false },
  { parameters: true, inputs: false },
  ONLY_INPUTS,
  EVERYTHING,
];

function wantsNumber({ parameters, inputs }: Wants): number {
  return (parameters ? 1 : 0) + (inputs ? 2 : 0);
}

/** The layers of a network, connected to memory of their own for a batch of examples. */
export class Pass {
  readonly rows: number;
  /** The examples as they come, a plain row of numbers each. */
  readonly input: Tensor;
  /** What the loss compares: rows of numbers, for a sequence one per step. */
  readonly output: Tensor;
  /** The output of each layer. */
  readonly outputs: readonly Tensor[];
  /** Of each layer what can be looked at in it, if it is recurrent. */
  readonly insides: readonly (Inside | undefined)[];
  /** Seed and iteration, for layers that draw. */
  iteration = 0;
  readonly #layers: Layer[] = [];
  readonly #kernels: Kernels;
  /** What is called in the same iteration may be written on the same tape. */
  readonly tapes: Tapes;
  readonly #activations: readonly Activation[];
  readonly #runs: Address[] = [];
  readonly #normalization: { offset: Address; scale: Address } | null;

  constructor(options: PassOptions) {
    const {
      kernels,
      plan,
      parameters,
      gradients,
      rows,
      inputDeltas = false,
      forgets = true,
      slopesOf,
    } = options;
    this.#kernels = kernels;
    const isSteady = !slopesOf && plan.layers.every(({ spec }) => layerKind(spec).isSteady);
    this.tapes = new Tapes(kernels, isSteady);
    this.#activations = plan.layers.map(
      ({ spec }) => activations['activation' in spec ? spec.activation : 'linear'],
    );
    this.rows = rows;
    const training = gradients !== undefined;
    this.input = this.#tensor(vector(sizeOf(plan.input)), tightLayout(plan.input), training && inputDeltas);
    this.outputs = plan.layers.map(({ output, layout }) => this.#tensor(output, layout, training));
    let from = this.#shapeInput(plan, training && inputDeltas);
    this.insides = plan.layers.map(({ spec, parameters: blocks }, index) => {
      const layer = layerKind(spec).connect(spec, {
        kernels: this.tapes.kernels,
        rows,
        input: from,
        output: this.outputs[index],
        parameters: blocks.map((block) => parameters + block.offset),
        gradients: training ? blocks.map((block) => gradients + block.offset) : [],
        scratch: (count) => this.#allocate(count),
        chance: {
          isTraining: training && forgets,
          keys: () => [plan.spec.seed, 1000 + index, this.iteration],
        },
      });
      this.#layers.push(slopesOf ? withSlopes(layer, this.outputs[index], slopesOf.slope(index)) : layer);
      from = this.outputs[index];
      return layer.inside;
    });
    this.output = this.#unshapeOutput(plan, training);
    this.#normalization = this.#placeNormalization(plan);
  }

  /** Puts inputs in place, then: input values → output values. */
  forward(rows: number): void {
    this.tapes.play(WAYS.forward, rows, this.#forward);
  }

  /** output deltas (∂L/∂y) → gradients; every tensor's deltas are δ = ∂L/∂z afterwards. */
  backward(rows: number, wants: Wants = EVERYTHING): void {
    this.tapes.play(WAYS.backward + wantsNumber(wants), rows, this.#backward);
  }

  readonly #forward: Calls = (rows) => {
    if (this.#normalization) {
      const { offset, scale } = this.#normalization;
      this.tapes.kernels.normalize(this.input.values, offset, scale, rows, this.input.stride);
    }
    for (let index = 0; index < this.#layers.length; index++) this.#layers[index].forward(rows);
    return true;
  };

  readonly #backward: Calls = (rows, way) => {
    const wants = WANTS[way - WAYS.backward];
    const above = wants.parameters ? EVERYTHING : ONLY_INPUTS;
    for (let index = this.#layers.length - 1; index > 0; index--) this.#layers[index].backward(rows, above);
    this.#layers[0].backward(rows, wants);
    return true;
  };

  /** Multiplies a run that lies like the output of layer `index` by its f′. */
  slope(index: number): (run: Address, rows: number) => void {
    const { values, stride } = this.outputs[index];
    const activation = this.#activations[index];
    return (run, rows) => activation.backward(this.#kernels, values, run, rows * stride);
  }

  free(): void {
    this.tapes.forget();
    for (const run of this.#runs.splice(0)) this.#kernels.arena.release(run);
  }

  #allocate(count: number): Address {
    const run = this.#kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }

  #tensor(shape: Shape, layout: Layout, withDeltas: boolean): Tensor {
    const count = this.rows * layout.stride;
    return {
      shape,
      ...layout,
      values: this.#allocate(count),
      deltas: withDeltas ? this.#allocate(count) : 0,
    };
  }

  /** Examples come as plain rows; an image or a sequence gets its layout first. */
  #shapeInput({ input, inputLayout }: Plan, withDeltas: boolean): Tensor {
    if (input.kind === 'vector') return this.input;
    const shaped = this.#tensor(input, inputLayout, withDeltas);
    this.#layers.push(transferLayer(this.tapes.kernels, this.input, shaped));
    return shaped;
  }

  /** A loss compares plain rows: an image is laid out as one. */
  #unshapeOutput({ output }: Plan, withDeltas: boolean): Tensor {
    const last = this.outputs.at(-1)!;
    if (output.kind !== 'image') return last;
    const row = vector(sizeOf(output));
    const plain = this.#tensor(row, layoutOf(row), withDeltas);
    this.#layers.push(transferLayer(this.tapes.kernels, last, plain));
    return plain;
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

function withSlopes(layer: Layer, output: Tensor, slope: (run: Address, rows: number) => void): Layer {
  return {
    forward(rows) {
      layer.forward(rows);
      slope(output.values, rows);
    },
    backward(rows, wants) {
      slope(output.deltas, rows);
      layer.backward(rows, wants);
    },
  };
}
