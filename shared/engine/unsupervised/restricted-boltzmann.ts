import { EngineError } from '../engine-error.ts';
import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { type Product, productOf } from '../kernels/product.ts';
import { Random } from '../math/random.ts';

export interface RestrictedBoltzmannOptions {
  readonly kernels: Kernels;
  readonly visible: number;
  readonly hidden: number;
  /** The most examples at once. */
  readonly rows: number;
  readonly seed: number;
}

/** Numbers from 0 to 1, one for each hidden unit of each row; a unit is on where its probability is larger. */
export type UniformDraws = ArrayLike<number>;

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
  readonly rows: number;
  readonly #kernels: Kernels;
  readonly #runs: Address[] = [];
  /** W [visible, hidden], then b [hidden], then a [visible], rows padded: one run, and its gradient. */
  readonly #parameters: Address;
  readonly #gradient: Address;
  readonly #turned: Address;
  /** Twice the rows: the dream first, the data behind it. */
  readonly #visibleRows: Address;
  readonly #hiddenRows: Address;
  readonly #sample: Address;

  constructor({ kernels, visible, hidden, rows, seed }: RestrictedBoltzmannOptions) {
    this.visible = visible;
    this.hidden = hidden;
    this.rows = rows;
    this.#kernels = kernels;
    this.#parameters = this.#allocate(this.length);
    this.#gradient = this.#allocate(this.length);
    this.#turned = this.#allocate(hidden * this.#visibleStride);
    this.#visibleRows = this.#allocate(2 * rows * this.#visibleStride);
    this.#hiddenRows = this.#allocate(2 * rows * this.#hiddenStride);
    this.#sample = this.#allocate(rows * this.#hiddenStride);
    const random = new Random(seed);
    const { weights } = this;
    for (let i = 0; i < visible; i++) {
      for (let j = 0; j < hidden; j++) weights[i * this.#hiddenStride + j] = 0.1 * random.normal();
    }
  }

  /** Floats of all parameters, with padding. */
  get length(): number {
    return this.visible * this.#hiddenStride + this.#hiddenStride + this.#visibleStride;
  }

  /** W [visible, hidden], rows padded to four. A view. */
  get weights(): Float32Array {
    return this.#view(this.#parameters, this.visible * this.#hiddenStride);
  }

  get hiddenBias(): Float32Array {
    return this.#view(this.#hiddenBias, this.hidden);
  }

  get visibleBias(): Float32Array {
    return this.#view(this.#visibleBias, this.visible);
  }

  /** One step of CD-k on visible [rows, visible]; returns the mean squared error of the (first) reconstruction. */
  learn(
    visible: ArrayLike<number>,
    rows: number,
    learningRate: number,
    draws: UniformDraws | Random,
    steps = 1,
  ): number {
    this.#place(visible, rows);
    const { floats } = this.#kernels.arena;
    this.#toHidden(this.#dataRows, this.#dataHidden, rows);
    this.#draw(this.#dataHidden, rows, draws);
    this.#toVisible(this.#sample, this.#visibleRows, rows);
    const error = this.#reconstructionError(rows);
    this.#toHidden(this.#visibleRows, this.#hiddenRows, rows);
    for (let step = 1; step < steps; step++) {
      this.#draw(this.#hiddenRows, rows, draws);
      this.#toVisible(this.#sample, this.#visibleRows, rows);
      this.#toHidden(this.#visibleRows, this.#hiddenRows, rows);
    }
    negate(floats, this.#dataHidden, rows * this.#hiddenStride);
    this.#descend(rows, learningRate);
    return error;
  }

  /** P(hidden on) for visible [rows, visible]. */
  hiddenOf(visible: ArrayLike<number>, rows: number): Float32Array {
    this.#place(visible, rows);
    this.#toHidden(this.#dataRows, this.#dataHidden, rows);
    return this.#tight(this.#dataHidden, this.#hiddenStride, this.hidden, rows);
  }

  /** P(visible on) for hidden [rows, hidden]. */
  visibleOf(hidden: ArrayLike<number>, rows: number): Float32Array {
    this.#checkRows(hidden, this.hidden, rows);
    const { floats } = this.#kernels.arena;
    for (let index = 0; index < rows * this.hidden; index++) {
      const row = Math.floor(index / this.hidden);
      floats[this.#sample + row * this.#hiddenStride + (index % this.hidden)] = hidden[index];
    }
    this.#toVisible(this.#sample, this.#visibleRows, rows);
    return this.#tight(this.#visibleRows, this.#visibleStride, this.visible, rows);
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
    for (const run of this.#runs.splice(0)) this.#kernels.arena.release(run);
  }

  get #visibleStride(): number {
    return padded(this.visible);
  }

  get #hiddenStride(): number {
    return padded(this.hidden);
  }

  get #hiddenBias(): Address {
    return this.#parameters + this.visible * this.#hiddenStride;
  }

  get #visibleBias(): Address {
    return this.#hiddenBias + this.#hiddenStride;
  }

  get #dataRows(): Address {
    return this.#visibleRows + this.#lastRows * this.#visibleStride;
  }

  get #dataHidden(): Address {
    return this.#hiddenRows + this.#lastRows * this.#hiddenStride;
  }

  #lastRows = 0;

  /** The data's rows follow those of the dream at once, so that one product takes both. */
  #place(visible: ArrayLike<number>, rows: number): void {
    this.#checkRows(visible, this.visible, rows);
    this.#lastRows = rows;
    const { floats } = this.#kernels.arena;
    for (let row = 0; row < rows; row++) {
      const into = this.#dataRows + row * this.#visibleStride;
      for (let i = 0; i < this.visible; i++) floats[into + i] = visible[row * this.visible + i];
    }
  }

  /** h = σ(v·W + b) */
  #toHidden(visible: Address, hidden: Address, rows: number): void {
    this.#kernels.multiply(
      productOf({
        ...{
          a: visible,
          aRow: this.#visibleStride,
          aTerm: 1,
          b: this.#parameters,
          bTerm: this.#hiddenStride,
        },
        ...{ c: hidden, cRow: this.#hiddenStride, columns: this.hidden, start: this.#hiddenBias },
      }),
      rows,
      this.visible,
    );
    this.#kernels.sigmoid(hidden, rows * this.#hiddenStride);
  }

  /** v = σ(h·Wᵀ + a) */
  #toVisible(hidden: Address, visible: Address, rows: number): void {
    const { visible: width, hidden: terms } = this;
    const [fromRow, intoRow] = [this.#hiddenStride, this.#visibleStride];
    this.#kernels.transpose(this.#parameters, fromRow, this.#turned, intoRow, width, terms);
    this.#kernels.multiply(
      productOf({
        ...{ a: hidden, aRow: this.#hiddenStride, aTerm: 1, b: this.#turned, bTerm: this.#visibleStride },
        ...{ c: visible, cRow: this.#visibleStride, columns: width, start: this.#visibleBias },
      }),
      rows,
      terms,
    );
    this.#kernels.sigmoid(visible, rows * this.#visibleStride);
  }

  #draw(probabilities: Address, rows: number, draws: UniformDraws | Random): void {
    const { floats } = this.#kernels.arena;
    for (let index = 0; index < rows * this.hidden; index++) {
      const at = Math.floor(index / this.hidden) * this.#hiddenStride + (index % this.hidden);
      const draw = draws instanceof Random ? draws.uniform() : draws[index];
      floats[this.#sample + at] = draw < floats[probabilities + at] ? 1 : 0;
    }
  }

  /** With data rows negated, Σ over all rows of vᵀh is v₁ᵀh₁ − v₀ᵀh₀: downhill is away from the dream. */
  #descend(rows: number, learningRate: number): void {
    const bias = this.#gradient + this.visible * this.#hiddenStride;
    this.#kernels.multiply(this.#gradientProduct(), this.visible, 2 * rows);
    this.#kernels.sumRows(this.#hiddenRows, bias, 2 * rows, this.hidden, this.#hiddenStride);
    negate(this.#kernels.arena.floats, this.#dataRows, rows * this.#visibleStride);
    const visibleBias = bias + this.#hiddenStride;
    this.#kernels.sumRows(this.#visibleRows, visibleBias, 2 * rows, this.visible, this.#visibleStride);
    this.#kernels.sgd(this.#parameters, this.#gradient, this.length, Math.fround(learningRate / rows), 0);
  }

  #gradientProduct(): Product {
    return productOf({
      ...{ a: this.#visibleRows, aRow: 1, aTerm: this.#visibleStride },
      ...{ b: this.#hiddenRows, bTerm: this.#hiddenStride },
      ...{ c: this.#gradient, cRow: this.#hiddenStride, columns: this.hidden },
    });
  }

  #reconstructionError(rows: number): number {
    const { floats } = this.#kernels.arena;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < this.visible; i++) {
        const at = row * this.#visibleStride + i;
        sum += (floats[this.#dataRows + at] - floats[this.#visibleRows + at]) ** 2;
      }
    }
    return sum / (rows * this.visible);
  }

  #tight(from: Address, stride: number, columns: number, rows: number): Float32Array {
    const { floats } = this.#kernels.arena;
    return Float32Array.from({ length: rows * columns }, (_, index) => {
      return floats[from + Math.floor(index / columns) * stride + (index % columns)];
    });
  }

  #view(start: Address, count: number): Float32Array {
    return this.#kernels.arena.floats.subarray(start, start + count);
  }

  #allocate(count: number): Address {
    const run = this.#kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }

  #checkRows(values: ArrayLike<number>, columns: number, rows: number): void {
    if (rows >= 1 && rows <= this.rows && values.length === rows * columns) return;
    throw new EngineError(
      'bad-shape',
      `1 to ${this.rows} rows of ${columns} numbers are expected, got ${rows} rows and ${values.length} numbers.`,
    );
  }
}

function negate(floats: Float32Array, start: Address, count: number): void {
  for (let index = start; index < start + count; index++) floats[index] = -floats[index];
}
