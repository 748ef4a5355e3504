import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import type { Network } from '../network.ts';
import { type BetaPowers, momentsOf, optimizerStep, type ParameterRun } from '../optimizers.ts';
import type { OptimizerSpec } from '../spec.ts';

/** An optimizer and what it remembers between two updates: its moments, and for Adam β₁ᵗ and β₂ᵗ. */
export class OptimizerState {
  readonly powers: BetaPowers = { beta1: 1, beta2: 1 };
  #spec: OptimizerSpec;
  #step: () => void;
  #moments: readonly Address[];
  readonly #network: Network;
  readonly #gradients: Address;

  constructor(network: Network, gradients: Address) {
    this.#network = network;
    this.#gradients = gradients;
    this.#spec = network.spec.optimizer;
    this.#moments = this.#newMoments();
    this.#step = this.#prepare();
  }

  get spec(): OptimizerSpec {
    return this.#spec;
  }

  /** New settings; the moments stay when the kind does. */
  change(spec: OptimizerSpec): void {
    const isSameKind = spec.kind === this.#spec.kind;
    this.#spec = spec;
    if (!isSameKind) {
      this.#releaseMoments();
      this.#moments = this.#newMoments();
      this.powers.beta1 = this.powers.beta2 = 1;
    }
    this.#step = this.#prepare();
  }

  /** Moves every parameter against its gradient, which is clipped first where the spec says so. */
  update(): void {
    if (this.#spec.clip !== undefined) this.#clip(Math.fround(this.#spec.clip));
    this.#step();
  }

  /** g ← g·clip/|g| where |g| is larger */
  #clip(most: number): void {
    const { kernels } = this.#network;
    const norm = Math.fround(Math.sqrt(kernels.sumOfSquares(this.#gradients, this.#length)));
    if (norm > most) kernels.scale(this.#gradients, this.#length, Math.fround(most / norm));
  }

  /** Copies. */
  saveMoments(): Float32Array[] {
    const { floats } = this.#network.kernels.arena;
    return this.#moments.map((start) => floats.slice(start, start + this.#length));
  }

  restore(spec: OptimizerSpec, powers: BetaPowers, moments: readonly Float32Array[]): void {
    if (moments.length !== momentsOf[spec.kind]) {
      const expected = `${momentsOf[spec.kind]} runs of moments belong to ${spec.kind}`;
      throw new EngineError('bad-record', `${expected}, got ${moments.length}.`);
    }
    this.change(spec);
    this.powers.beta1 = powers.beta1;
    this.powers.beta2 = powers.beta2;
    moments.forEach((run, index) => this.#network.kernels.arena.floats.set(run, this.#moments[index]));
  }

  free(): void {
    this.#releaseMoments();
  }

  get #length(): number {
    return this.#network.plan.parameterLength;
  }

  #newMoments(): Address[] {
    const { arena } = this.#network.kernels;
    return Array.from({ length: momentsOf[this.#spec.kind] }, () => arena.allocate(this.#length));
  }

  #releaseMoments(): void {
    for (const moment of this.#moments) this.#network.kernels.arena.release(moment);
    this.#moments = [];
  }

  #prepare(): () => void {
    return optimizerStep(this.#network.kernels, this.#spec, this.#runs(), this.powers);
  }

  /** Without decay all parameters are one run; with it, weights and biases differ. */
  #runs(): ParameterRun[] {
    if (!this.#spec.l2) return [this.#run(0, this.#length, false)];
    const blocks = this.#network.plan.layers.flatMap((layer) => layer.parameters);
    return blocks.map(({ offset, rows, stride, role }) =>
      this.#run(offset, rows * stride, role === 'weights'),
    );
  }

  #run(offset: number, count: number, decays: boolean): ParameterRun {
    return {
      weights: this.#network.parameterAddress + offset,
      gradients: this.#gradients + offset,
      moments: this.#moments.map((start) => start + offset),
      count,
      decays,
    };
  }
}
