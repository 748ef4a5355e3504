import { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Inside, Steps, Tensor } from '../layers/layer.ts';
import { placeOf } from '../layers/layout.ts';
import { sizeOf } from '../layers/shape.ts';
import type { Network } from '../network.ts';
import { Batch } from '../training/batch.ts';
import type { ExampleOptions } from './explanation.ts';

const FIRST = Uint32Array.of(0);

/** One example on its way through the network's own layers, forward and back, and what lies in every place meanwhile. */
export class ExamplePass {
  /** ℓ */
  readonly loss: number;
  /** ∂ℓ/∂y of each output: what the way back begins with. */
  readonly lossSlopes: readonly number[];
  readonly #network: Network;
  readonly #batch: Batch;
  readonly #gradients: Address;
  /** What recurrent layers answered, by where it lies, before the way back: their gates become δ there. */
  readonly #answers = new Map<Address, Float32Array>();

  constructor(network: Network, options: ExampleOptions) {
    const { kernels, plan } = network;
    checkBatchSize(options.batchSize);
    const data = oneExample(network, options);
    this.#network = network;
    this.#gradients = kernels.arena.allocate(plan.parameterLength);
    this.#batch = new Batch(network, { rows: 1, gradients: this.#gradients, forgets: false });
    const { pass } = this.#batch;
    this.#batch.gather(data, FIRST, 0, 1);
    pass.forward(1);
    this.#batch.compare(1);
    this.loss = this.#batch.loss;
    this.lossSlopes = this.#read(pass.output, pass.output.deltas);
    this.#keepAnswers();
    pass.backward(1);
  }

  /** What goes into a layer. */
  inputsOf(layer: number): readonly number[] {
    return layer === 0
      ? this.#read(this.#batch.pass.input, this.#batch.pass.input.values)
      : this.outputsOf(layer - 1);
  }

  outputsOf(layer: number): readonly number[] {
    const tensor = this.#batch.pass.outputs[layer];
    return this.#read(tensor, tensor.values);
  }

  deltasOf(layer: number): readonly number[] {
    const tensor = this.#batch.pass.outputs[layer];
    return this.#read(tensor, tensor.deltas);
  }

  /** The steps of a recurrent layer. */
  insideOf(layer: number): Inside {
    const inside = this.#batch.pass.insides[layer];
    if (inside) return inside;
    throw new EngineError('bad-shape', `Layer ${layer} has no steps.`);
  }

  /** [count] numbers of one step, as they were after the way forward. */
  answersAt({ at, step }: Steps, t: number, count: number): readonly number[] {
    return Array.from(this.#answers.get(at)!.subarray(t * step, t * step + count));
  }

  /** The same as they are after the way back. */
  deltasAt({ at, step }: Steps, t: number, count: number): readonly number[] {
    const { floats } = this.#network.kernels.arena;
    return Array.from(floats.subarray(at + t * step, at + t * step + count));
  }

  /** ∂ℓ/∂parameter of this example, in the places of `network.parameters`. */
  get gradients(): Float32Array {
    const { kernels, plan } = this.#network;
    return kernels.arena.floats.subarray(this.#gradients, this.#gradients + plan.parameterLength);
  }

  free(): void {
    this.#batch.free();
    this.#network.kernels.arena.release(this.#gradients);
  }

  #keepAnswers(): void {
    const { pass } = this.#batch;
    const { floats } = this.#network.kernels.arena;
    this.#network.plan.layers.forEach(({ input }, layer) => {
      const inside = pass.insides[layer];
      if (!inside || input.kind !== 'sequence') return;
      for (const run of [inside.gates, inside.states, inside.cells])
        if (run) this.#answers.set(run.at, floats.slice(run.at, run.at + input.steps * run.step));
    });
  }

  /** All numbers of an example without padding. */
  #read(tensor: Tensor, run: Address): readonly number[] {
    const { floats } = this.#network.kernels.arena;
    return Array.from({ length: sizeOf(tensor.shape) }, (_, index) => floats[run + placeOf(tensor, index)]);
  }
}

function oneExample(network: Network, { input, target, weight }: ExampleOptions): DataSet {
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs, capacity: 1 });
  data.upsert(0, input, target, weight);
  return data;
}

function checkBatchSize(batchSize: number): void {
  if (batchSize >= 1) return;
  throw new EngineError('bad-shape', `A batch has at least one example, got ${batchSize}.`);
}
