import { checkNumbers } from '../check-numbers.ts';
import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Network } from '../network.ts';
import { logarithm } from '../math/logarithm.ts';
import { momentsOf } from '../optimizers.ts';
import { Pass } from '../pass.ts';
import { OptimizerState } from '../training/optimizer-state.ts';

/** How real an example is taken for, above 0; writes the slope ∂belief/∂x at the example, [outputs], into `slope`. */
export type Belief = (example: Float32Array, slope: Float32Array) => number;

/**
 * A generator against a judge that is no network: whatever can say how real it takes an example for, and where it would
 * take it for more real. The generator's non-saturating loss, Goodfellow et al. 2014, §3:
 *
 *     L = −Σ ln belief(G(latent)) / rows        ∂L/∂x = −∂belief/∂x / (belief · rows)
 */
export class FieldClimber {
  readonly generator: Network;
  readonly #gradients: Address;
  readonly #pass: Pass;
  readonly #optimizer: OptimizerState;
  readonly #example: Float32Array;
  readonly #slope: Float32Array;

  constructor({ generator, batchSize }: { readonly generator: Network; readonly batchSize: number }) {
    const { kernels, plan, parameterAddress: parameters } = generator;
    this.generator = generator;
    this.#gradients = kernels.arena.allocate(plan.parameterLength);
    this.#pass = new Pass({ kernels, plan, parameters, rows: batchSize, gradients: this.#gradients });
    this.#optimizer = new OptimizerState(generator, this.#gradients);
    this.#example = new Float32Array(generator.outputs);
    this.#slope = new Float32Array(generator.outputs);
  }

  /** latents [rows, latent] → the loss before the step. */
  step(latents: Float32Array, rows: number, belief: Belief): number {
    this.#checkRows(latents, rows);
    this.#placeLatents(latents, rows);
    this.#pass.forward(rows);
    const loss = this.#compare(rows, belief);
    this.#pass.backward(rows, { parameters: true, inputs: false });
    this.#optimizer.update();
    return loss;
  }

  /** Parameters and what the optimizer remembers, to go on bit for bit. A copy. */
  save(): Float32Array {
    const { beta1, beta2 } = this.#optimizer.powers;
    const runs = [this.generator.parameters, ...this.#optimizer.saveMoments()];
    return Float32Array.from([beta1, beta2, ...runs.flatMap((run) => Array.from(run))]);
  }

  /** Throws an EngineError and changes nothing where the record is of another network. */
  restore(record: Float32Array): void {
    const { spec, plan } = this.generator;
    const length = plan.parameterLength;
    checkNumbers('the record', record, 2 + length * (1 + momentsOf[spec.optimizer.kind]));
    const run = (index: number): Float32Array => record.slice(2 + index * length, 2 + (index + 1) * length);
    const moments = Array.from({ length: momentsOf[spec.optimizer.kind] }, (_, index) => run(index + 1));
    this.generator.setParameters(run(0));
    this.#optimizer.restore(spec.optimizer, { beta1: record[0], beta2: record[1] }, moments);
  }

  free(): void {
    this.#pass.free();
    this.#optimizer.free();
    this.generator.kernels.arena.release(this.#gradients);
  }

  #compare(rows: number, belief: Belief): number {
    const { floats } = this.generator.kernels.arena;
    const { values, deltas, stride } = this.#pass.output;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const from = row * stride;
      for (let i = 0; i < this.#example.length; i++) this.#example[i] = floats[values + from + i];
      const level = belief(this.#example, this.#slope);
      sum -= logarithm(level);
      for (let i = 0; i < this.#slope.length; i++)
        floats[deltas + from + i] = -this.#slope[i] / (level * rows);
    }
    return sum / rows;
  }

  #placeLatents(latents: Float32Array, rows: number): void {
    const { inputs, kernels } = this.generator;
    const { values, stride } = this.#pass.input;
    for (let row = 0; row < rows; row++)
      for (let i = 0; i < inputs; i++)
        kernels.arena.floats[values + row * stride + i] = latents[row * inputs + i];
  }

  #checkRows(latents: Float32Array, rows: number): void {
    if (rows < 1 || rows > this.#pass.rows)
      throw new EngineError('too-many-rows', `A batch has 1 to ${this.#pass.rows} examples, got ${rows}.`);
    const needed = rows * this.generator.inputs;
    if (latents.length < needed)
      throw new EngineError('bad-shape', `${rows} rows need ${needed} numbers, got ${latents.length}.`);
  }
}
