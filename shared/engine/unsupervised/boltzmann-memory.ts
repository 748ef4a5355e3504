import { EngineError } from '../engine-error.ts';
import { type Address, padded } from '../kernels/arena.ts';
import { type Kernels, SETTINGS_LENGTH } from '../kernels/kernels.ts';
import { Random } from '../math/random.ts';

export interface BoltzmannSize {
  readonly visible: number;
  readonly hidden: number;
  /** The most examples at once. */
  readonly rows: number;
}

/** Numbers from 0 to 1, one for each hidden unit of each row; a unit is on where its probability is larger. */
export type UniformDraws = ArrayLike<number>;

/**
 * Where a restricted Boltzmann machine keeps its numbers, all rows padded to four. The data's rows follow those of the
 * dream at once, so that one product takes both.
 */
export class BoltzmannMemory {
  readonly visibleStride: number;
  readonly hiddenStride: number;
  /** Floats of all parameters: W [visible, hidden], then b [hidden], then a [visible]; the gradient likewise. */
  readonly length: number;
  readonly weights: Address;
  readonly gradient: Address;
  readonly settings: Address;
  /** Wᵀ [hidden, visible] */
  readonly turned: Address;
  /** v₁ [rows, visible] and h₁ [rows, hidden] */
  readonly dreamVisible: Address;
  readonly dreamHidden: Address;
  /** Hidden units that are on, of a draw [rows, hidden] */
  readonly sample: Address;
  readonly #kernels: Kernels;
  readonly #size: BoltzmannSize;
  readonly #runs: Address[] = [];
  #placed = 0;

  constructor(kernels: Kernels, size: BoltzmannSize) {
    this.#kernels = kernels;
    this.#size = size;
    const { visible, hidden, rows } = size;
    this.visibleStride = padded(visible);
    this.hiddenStride = padded(hidden);
    this.length = (visible + 1) * this.hiddenStride + this.visibleStride;
    this.weights = this.#allocate(this.length);
    this.gradient = this.#allocate(this.length);
    this.settings = this.#allocate(SETTINGS_LENGTH);
    this.turned = this.#allocate(hidden * this.visibleStride);
    this.dreamVisible = this.#allocate(2 * rows * this.visibleStride);
    this.dreamHidden = this.#allocate(2 * rows * this.hiddenStride);
    this.sample = this.#allocate(rows * this.hiddenStride);
  }

  /** From the first weight, or from the first slope, to those of b and of a. */
  get toHiddenBias(): number {
    return this.#size.visible * this.hiddenStride;
  }

  get toVisibleBias(): number {
    return this.toHiddenBias + this.hiddenStride;
  }

  /** v₀ [rows, visible] and h₀ [rows, hidden], for as many rows as were placed last. */
  get dataVisible(): Address {
    return this.dreamVisible + this.#placed * this.visibleStride;
  }

  get dataHidden(): Address {
    return this.dreamHidden + this.#placed * this.hiddenStride;
  }

  view(start: Address, count: number): Float32Array {
    return this.#kernels.arena.floats.subarray(start, start + count);
  }

  /** @throws EngineError `bad-shape` unless these are 1 to `rows` rows of visible numbers */
  placeData(visible: ArrayLike<number>, rows: number): void {
    this.#checkRows(visible, this.#size.visible, rows);
    this.#placed = rows;
    this.#place(visible, this.#size.visible, this.dataVisible, this.visibleStride);
  }

  /** @throws EngineError `bad-shape` unless these are 1 to `rows` rows of hidden numbers */
  placeSample(hidden: ArrayLike<number>, rows: number): void {
    this.#checkRows(hidden, this.#size.hidden, rows);
    this.#place(hidden, this.#size.hidden, this.sample, this.hiddenStride);
  }

  /** The sample: on with these probabilities [rows, hidden]. */
  draw(probabilities: Address, rows: number, draws: UniformDraws | Random): void {
    const { floats } = this.#kernels.arena;
    const { hidden } = this.#size;
    for (let index = 0; index < rows * hidden; index++) {
      const at = Math.floor(index / hidden) * this.hiddenStride + (index % hidden);
      const draw = draws instanceof Random ? draws.uniform() : draws[index];
      floats[this.sample + at] = draw < floats[probabilities + at] ? 1 : 0;
    }
  }

  visibleOf(from: Address, rows: number): Float32Array {
    return this.#withoutPadding(from, this.visibleStride, this.#size.visible, rows);
  }

  hiddenOf(from: Address, rows: number): Float32Array {
    return this.#withoutPadding(from, this.hiddenStride, this.#size.hidden, rows);
  }

  free(): void {
    for (const run of this.#runs.splice(0)) this.#kernels.arena.release(run);
  }

  #place(values: ArrayLike<number>, columns: number, into: Address, stride: number): void {
    const { floats } = this.#kernels.arena;
    for (let index = 0; index < values.length; index++) {
      floats[into + Math.floor(index / columns) * stride + (index % columns)] = values[index];
    }
  }

  #withoutPadding(from: Address, stride: number, columns: number, rows: number): Float32Array {
    const { floats } = this.#kernels.arena;
    return Float32Array.from({ length: rows * columns }, (_, index) => {
      return floats[from + Math.floor(index / columns) * stride + (index % columns)];
    });
  }

  #allocate(count: number): Address {
    const run = this.#kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }

  #checkRows(values: ArrayLike<number>, columns: number, rows: number): void {
    if (rows >= 1 && rows <= this.#size.rows && values.length === rows * columns) return;
    throw new EngineError(
      'bad-shape',
      `1 to ${this.#size.rows} rows of ${columns} numbers are expected, got ${rows} rows and ${values.length} numbers.`,
    );
  }
}
