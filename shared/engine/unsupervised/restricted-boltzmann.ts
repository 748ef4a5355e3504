import type { Address } from '../kernels/arena.ts';
import { type Kernels, SETTINGS } from '../kernels/kernels.ts';
import { productOf } from '../kernels/product.ts';
import { Random } from '../math/random.ts';
import { BoltzmannMemory, type BoltzmannSize, type UniformDraws } from './boltzmann-memory.ts';

export interface RestrictedBoltzmannOptions extends BoltzmannSize {
  readonly kernels: Kernels;
  readonly seed: number;
}

/**
 * Two layers that dream each other up: without any labels, hidden units learn what goes together in visible ones.
 *
 *     P(hidden on) = σ(v·W + b),  P(visible on) = σ(h·Wᵀ + a)
 *     contrastive divergence  ΔW = η·(v₀ᵀh₀ − v₁ᵀh₁)/rows,  Δa = η·mean(v₀ − v₁),  Δb = η·mean(h₀ − h₁)
 *
 * where h₀ belongs to the data v₀, and v₁, h₁ to the dream that follows from a sample of h₀. Hinton 2002.
 */
export class RestrictedBoltzmann {
  readonly visible: number;
  readonly hidden: number;
  readonly #kernels: Kernels;
  readonly #memory: BoltzmannMemory;

  constructor({ kernels, visible, hidden, rows, seed }: RestrictedBoltzmannOptions) {
    this.visible = visible;
    this.hidden = hidden;
    this.#kernels = kernels;
    this.#memory = new BoltzmannMemory(kernels, { visible, hidden, rows });
    const random = new Random(seed);
    const { weights } = this;
    for (let i = 0; i < visible; i++) {
      for (let j = 0; j < hidden; j++) weights[i * this.#memory.hiddenStride + j] = 0.1 * random.normal();
    }
  }

  /** W [visible, hidden], rows padded to four. A view. */
  get weights(): Float32Array {
    return this.#memory.view(this.#memory.weights, this.#memory.toHiddenBias);
  }

  get hiddenBias(): Float32Array {
    return this.#memory.view(this.#hiddenBias, this.hidden);
  }

  get visibleBias(): Float32Array {
    return this.#memory.view(this.#visibleBias, this.visible);
  }

  /** One step of CD-k on visible [rows, visible]; returns the mean squared error of the (first) reconstruction. */
  learn(
    visible: ArrayLike<number>,
    rows: number,
    learningRate: number,
    draws: UniformDraws | Random,
    steps = 1,
  ): number {
    const memory = this.#memory;
    const { dreamVisible, dreamHidden, sample } = memory;
    memory.placeData(visible, rows);
    this.#toHidden(memory.dataVisible, memory.dataHidden, rows); // h₀
    memory.draw(memory.dataHidden, rows, draws);
    this.#toVisible(sample, dreamVisible, rows); // v₁
    const error = this.#reconstructionError(rows);
    this.#toHidden(dreamVisible, dreamHidden, rows); // h₁
    for (let step = 1; step < steps; step++) {
      memory.draw(dreamHidden, rows, draws);
      this.#toVisible(sample, dreamVisible, rows);
      this.#toHidden(dreamVisible, dreamHidden, rows);
    }
    this.#descend(rows, learningRate);
    return error;
  }

  /** P(hidden on) for visible [rows, visible]. */
  hiddenOf(visible: ArrayLike<number>, rows: number): Float32Array {
    const memory = this.#memory;
    memory.placeData(visible, rows);
    this.#toHidden(memory.dataVisible, memory.dataHidden, rows);
    return memory.hiddenOf(memory.dataHidden, rows);
  }

  /** P(visible on) for hidden [rows, hidden]. */
  visibleOf(hidden: ArrayLike<number>, rows: number): Float32Array {
    const memory = this.#memory;
    memory.placeSample(hidden, rows);
    this.#toVisible(memory.sample, memory.dreamVisible, rows);
    return memory.visibleOf(memory.dreamVisible, rows);
  }

  /** There and back, without chance. */
  reconstruct(visible: ArrayLike<number>, rows: number): Float32Array {
    return this.visibleOf(this.hiddenOf(visible, rows), rows);
  }

  /** Dreams on for some steps; visible units whose `clamped` is true stay as they were given. */
  dream(
    visible: ArrayLike<number>,
    rows: number,
    { steps, random, clamped }: { steps: number; random: Random; clamped?: readonly boolean[] },
  ): Float32Array {
    let dreamed = Float32Array.from(visible);
    for (let step = 0; step < steps; step++) {
      const hidden = this.hiddenOf(dreamed, rows).map((p) => (random.uniform() < p ? 1 : 0));
      const next = this.visibleOf(hidden, rows);
      dreamed = next.map((value, index) => (clamped?.[index % this.visible] ? visible[index] : value));
    }
    return dreamed;
  }

  free(): void {
    this.#memory.free();
  }

  get #hiddenBias(): Address {
    return this.#memory.weights + this.#memory.toHiddenBias;
  }

  get #visibleBias(): Address {
    return this.#memory.weights + this.#memory.toVisibleBias;
  }

  /** h = σ(v·W + b) */
  #toHidden(visible: Address, hidden: Address, rows: number): void {
    const { weights, visibleStride, hiddenStride } = this.#memory;
    const product = productOf({
      ...{ a: visible, aRow: visibleStride, aTerm: 1, b: weights, bTerm: hiddenStride },
      ...{ c: hidden, cRow: hiddenStride, columns: this.hidden, start: this.#hiddenBias },
    });
    this.#kernels.multiply(product, rows, this.visible);
    this.#kernels.sigmoid(hidden, rows * hiddenStride);
  }

  /** v = σ(h·Wᵀ + a) */
  #toVisible(hidden: Address, visible: Address, rows: number): void {
    const { weights, turned, visibleStride, hiddenStride } = this.#memory;
    this.#kernels.transpose(weights, hiddenStride, turned, visibleStride, this.visible, this.hidden);
    const product = productOf({
      ...{ a: hidden, aRow: hiddenStride, aTerm: 1, b: turned, bTerm: visibleStride },
      ...{ c: visible, cRow: visibleStride, columns: this.visible, start: this.#visibleBias },
    });
    this.#kernels.multiply(product, rows, this.hidden);
    this.#kernels.sigmoid(visible, rows * visibleStride);
  }

  /** With h₀ negated, Σ over all rows of vᵀh is v₁ᵀh₁ − v₀ᵀh₀: downhill is away from the dream. With v₀ too, so is a's. */
  #descend(rows: number, learningRate: number): void {
    const memory = this.#memory;
    const { gradient, dreamVisible, dreamHidden, visibleStride, hiddenStride, settings } = memory;
    const { floats } = this.#kernels.arena;
    negate(floats, memory.dataHidden, rows * hiddenStride);
    const product = productOf({
      ...{ a: dreamVisible, aRow: 1, aTerm: visibleStride, b: dreamHidden, bTerm: hiddenStride },
      ...{ c: gradient, cRow: hiddenStride, columns: this.hidden },
    });
    this.#kernels.multiply(product, this.visible, 2 * rows);
    const [toHiddenBias, toVisibleBias] = [gradient + memory.toHiddenBias, gradient + memory.toVisibleBias];
    this.#kernels.sumRows(dreamHidden, toHiddenBias, 2 * rows, this.hidden, hiddenStride);
    negate(floats, memory.dataVisible, rows * visibleStride);
    this.#kernels.sumRows(dreamVisible, toVisibleBias, 2 * rows, this.visible, visibleStride);
    floats[settings + SETTINGS.rate] = learningRate / rows;
    this.#kernels.sgd(memory.weights, gradient, memory.length, settings, 0);
  }

  #reconstructionError(rows: number): number {
    const { floats } = this.#kernels.arena;
    const { dataVisible, dreamVisible, visibleStride } = this.#memory;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < this.visible; i++) {
        const at = row * visibleStride + i;
        sum += (floats[dataVisible + at] - floats[dreamVisible + at]) ** 2;
      }
    }
    return sum / (rows * this.visible);
  }
}

function negate(floats: Float32Array, start: Address, count: number): void {
  for (let index = start; index < start + count; index++) floats[index] = -floats[index];
}
