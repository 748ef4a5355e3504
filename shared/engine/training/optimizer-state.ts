import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import { type Kernels, SETTINGS_LENGTH } from '../kernels/kernels.ts';
import type { Network } from '../network.ts';
import {
  type BetaPowers,
  momentsOf,
  optimizerStep,
  type ParameterRun,
  readPowers,
  writePowers,
  writeSettings,
} from '../optimizers.ts';
import type { OptimizerSpec } from '../spec.ts';

/** An optimizer and what it remembers between two updates: its moments, and for Adam β₁ᵗ and β₂ᵗ. */
export class OptimizerState {
  #spec: OptimizerSpec;
  #step: (kernels: Kernels) => void;
  #moments: readonly Address[];
  readonly #network: Network;
  readonly #gradients: Address;
  readonly #settings: Address;

  constructor(network: Network, gradients: Address) {
    this.#network = network;
    this.#gradients = gradients;
    this.#spec = network.spec.optimizer;
    this.#settings = network.kernels.arena.allocate(SETTINGS_LENGTH);
    this.#moments = this.#newMoments();
    this.#setPowers(BEFORE_ANY_STEP);
    this.#step = this.#prepare();
  }

  get spec(): OptimizerSpec {
    return this.#spec;
  }

  get powers(): BetaPowers {
    return readPowers(this.#network.kernels.arena.floats, this.#settings);
  }

  /** New settings; the moments stay when the kind does. Returns whether update() makes other calls than before. */
  change(spec: OptimizerSpec): boolean {
    const before = this.#spec;
    this.#spec = spec;
    if (spec.kind !== before.kind) {
      this.#releaseMoments();
      this.#moments = this.#newMoments();
      this.#setPowers(BEFORE_ANY_STEP);
    }
    this.#step = this.#prepare();
    return spec.kind !== before.kind || !spec.l2 !== !before.l2 || clips(spec) !== clips(before);
  }

  /** Moves every parameter against its gradient, which is clipped first where the spec says so. */
  update(kernels = this.#network.kernels): void {
    if (clips(this.#spec)) kernels.clip(this.#gradients, this.#length, this.#settings); // g ← g·clip/|g|
    this.#step(kernels);
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
    this.#setPowers(powers);
    moments.forEach((run, index) => this.#network.kernels.arena.floats.set(run, this.#moments[index]));
  }

  free(): void {
    this.#releaseMoments();
    this.#network.kernels.arena.release(this.#settings);
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

  #setPowers(powers: BetaPowers): void {
    writePowers(this.#network.kernels.arena.floats, this.#settings, powers);
  }

  #prepare(): (kernels: Kernels) => void {
    writeSettings(this.#network.kernels.arena.floats, this.#settings, this.#spec);
    return optimizerStep(this.#spec.kind, this.#runs(), this.#settings);
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

const BEFORE_ANY_STEP: BetaPowers = { beta1: 1, beta2: 1 };

function clips({ clip }: OptimizerSpec): boolean {
  return clip !== undefined;
}
