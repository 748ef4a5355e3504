import { checkNumbers } from './check-numbers.ts';
import { checkLogits, checkSpec } from './check-spec.ts';
import { EngineError } from './engine-error.ts';
import { initialize } from './initialization.ts';
import type { Address } from './kernels/arena.ts';
import type { Kernels } from './kernels/kernels.ts';
import { viewLayer, type LayerView } from './layer-view.ts';
import type { Tensor } from './layers/layer.ts';
import { placeOf } from './layers/layout.ts';
import { sizeOf } from './layers/shape.ts';
import { losses } from './losses.ts';
import { Pass } from './pass.ts';
import { type Plan, planOf } from './plan.ts';
import type { NetworkSpec } from './spec.ts';

/** A weight by the neuron that it leads to and the input that it comes from, all from 0. */
export interface ParameterPlace {
  readonly layer: number;
  readonly neuron: number;
  readonly input: number;
}

export interface CompileOptions {
  readonly kernels: Kernels;
  /** The most examples that predict() takes at once. */
  readonly rows: number;
}

/** Spec → network: checks it, takes memory and fills the first weights. Throws an EngineError that says what is wrong. */
export function compile(spec: NetworkSpec, options: CompileOptions): Network {
  checkSpec(spec);
  if (!Number.isInteger(options.rows) || options.rows < 1) {
    throw new EngineError('bad-shape', `rows should be a whole number from 1, but is ${options.rows}.`);
  }
  const plan = planOf(spec);
  checkLogits(spec);
  return new Network(plan, options);
}

/** A compiled network: its parameters, and the memory to ask it for predictions. */
export class Network {
  readonly spec: NetworkSpec;
  readonly plan: Plan;
  readonly kernels: Kernels;
  /** Numbers per example that go in and come out. */
  readonly inputs: number;
  readonly outputs: number;
  /** The most examples at once. */
  readonly rows: number;
  /** Trained numbers, without padding. */
  readonly parameterCount: number;
  readonly layers: readonly LayerView[];
  /** Where the parameters lie in the arena. */
  readonly parameterAddress: Address;
  readonly #pass: Pass;
  readonly #predictions: Float32Array;
  /** As many of them as were asked for last: a view is kept, not made anew. */
  #answers: Float32Array;
  readonly #companions: (() => void)[] = [];
  #isFreed = false;

  constructor(plan: Plan, { kernels, rows }: CompileOptions) {
    this.spec = plan.spec;
    this.plan = plan;
    this.kernels = kernels;
    this.inputs = sizeOf(plan.input);
    this.outputs = sizeOf(plan.output);
    this.rows = rows;
    this.parameterCount = plan.parameterCount;
    this.parameterAddress = kernels.arena.allocate(plan.parameterLength);
    this.#pass = new Pass({ kernels, plan, parameters: this.parameterAddress, rows });
    this.#answers = this.#predictions = new Float32Array(rows * this.outputs);
    this.layers = plan.layers.map((layer) => viewLayer(layer, () => this.parameters));
    initialize(plan, this.parameters);
  }

  /** Everything trained, one run, rows padded to four floats. A view: fetch it anew each time, never keep it. */
  get parameters(): Float32Array {
    if (this.#isFreed) throw new EngineError('freed', 'This network was freed.');
    const start = this.parameterAddress;
    return this.kernels.arena.floats.subarray(start, start + this.plan.parameterLength);
  }

  setParameters(values: Float32Array): void {
    checkNumbers('parameters', values, this.plan.parameterLength);
    this.parameters.set(values);
  }

  /** Sets one weight by hand; the bias is the input after the last. Throws an EngineError where there is none, or no number. */
  setParameter({ layer, neuron, input }: ParameterPlace, value: number): void {
    const view = this.layers[layer];
    if (!view) throw new EngineError('bad-shape', `There is no layer ${layer}, only ${this.layers.length}.`);
    checkNumbers('the parameter', [Math.fround(value)], 1);
    this.parameters[view.placeOf(neuron, input)] = value;
  }

  /**
   * inputs [rows, inputs] → outputs [rows, outputs], tightly packed; probabilities for a cross-entropy. The
   * result is overwritten by the next call.
   */
  predict(inputs: Float32Array, rows: number): Float32Array {
    if (this.#isFreed) throw new EngineError('freed', 'This network was freed.');
    this.#checkInputs(inputs, rows);
    this.#placeInputs(inputs, rows);
    this.#pass.forward(rows);
    this.#toProbabilities(rows);
    return this.#packOutputs(rows);
  }

  /** What one unit of a layer answered to one row of the latest predict(); at the end, the prediction. */
  activationOf(layer: number, row: number, unit: number): number {
    const tensor = this.#outputOf(layer, row + 1, unit);
    return this.kernels.arena.floats[tensor.values + row * tensor.stride + placeOf(tensor, unit)];
  }

  /** The same for the first rows at once: target[row] = activationOf(layer, row, unit). */
  copyActivations(layer: number, unit: number, rows: number, target: Float32Array): void {
    const tensor = this.#outputOf(layer, rows, unit);
    const { floats } = this.kernels.arena;
    const from = tensor.values + placeOf(tensor, unit);
    for (let row = 0; row < rows; row++) target[row] = floats[from + row * tensor.stride];
  }

  /** Whatever was built upon this network is freed with it. */
  whenFreed(release: () => void): void {
    this.#companions.push(release);
  }

  /** Gives the memory back; the network cannot be used any more. */
  free(): void {
    if (this.#isFreed) return;
    for (const release of this.#companions.splice(0)) release();
    this.#pass.free();
    this.kernels.arena.release(this.parameterAddress);
    this.#isFreed = true;
  }

  #checkInputs(inputs: Float32Array, rows: number): void {
    if (rows > this.rows || rows < 0) {
      throw new EngineError(
        'too-many-rows',
        `This network takes up to ${this.rows} rows at once, got ${rows}.`,
      );
    }
    if (inputs.length >= rows * this.inputs) return;
    throw new EngineError(
      'bad-shape',
      `${rows} rows of ${this.inputs} inputs are ${rows * this.inputs} numbers, got ${inputs.length}.`,
    );
  }

  #placeInputs(inputs: Float32Array, rows: number): void {
    const { floats } = this.kernels.arena;
    const { values, stride } = this.#pass.input;
    const count = rows * this.inputs;
    // Without padding the rows lie in the arena as they come: one copy.
    if (stride === this.inputs && inputs.length === count) return floats.set(inputs, values);
    for (let row = 0; row < rows; row++) {
      const to = values + row * stride;
      for (let i = 0; i < this.inputs; i++) floats[to + i] = inputs[row * this.inputs + i];
    }
  }

  #packOutputs(rows: number): Float32Array {
    const { floats } = this.kernels.arena;
    const { output } = this.#pass;
    for (let unit = 0; unit < this.outputs; unit++) {
      const from = output.values + placeOf(output, unit);
      for (let row = 0; row < rows; row++) {
        this.#predictions[row * this.outputs + unit] = floats[from + row * output.stride];
      }
    }
    if (this.#answers.length !== rows * this.outputs) {
      this.#answers = this.#predictions.subarray(0, rows * this.outputs);
    }
    return this.#answers;
  }

  #toProbabilities(rows: number): void {
    const { values, stride, line, lines, floats } = this.#pass.output;
    const { probabilities } = losses[this.spec.loss];
    if (probabilities === 'softmax') this.kernels.softmax(values, rows * lines, floats, line);
    if (probabilities === 'sigmoid') this.kernels.sigmoid(values, rows * stride);
  }

  #outputOf(layer: number, rows: number, unit: number): Tensor {
    const tensor = this.#pass.outputs[layer];
    if (tensor && unit >= 0 && unit < sizeOf(tensor.shape) && rows >= 0 && rows <= this.rows) return tensor;
    throw new EngineError('bad-shape', `There is no unit ${unit} in layer ${layer} for ${rows} rows.`);
  }
}
