import type { Address, Arena } from './arena.ts';
import type { Product } from './product.ts';
import type { Recorder } from './tape.ts';

export type KernelKind = 'simd' | 'plain';

/** What a loss compares: outputs and targets [rows, columns] with the same stride, one weight per row. */
export interface Comparison {
  readonly output: Address;
  readonly target: Address;
  readonly weight: Address;
  /** Receives ∂L/∂output; its padding is never touched. */
  readonly gradient: Address;
  readonly columns: number;
  readonly stride: number;
}

/** Examples of lines of pixels of floats, and their strides on both sides. */
export interface Transfer {
  readonly from: Address;
  readonly fromStride: number;
  readonly fromLine: number;
  readonly fromPixel: number;
  readonly into: Address;
  readonly intoStride: number;
  readonly intoLine: number;
  readonly intoPixel: number;
  readonly lines: number;
  readonly pixels: number;
  readonly floats: number;
}

/** A large image seen as blocks of size×size pixels, one for each pixel of a small image of lines×pixels. */
export interface Blocks {
  readonly large: Address;
  readonly largeStride: number;
  readonly largeLine: number;
  readonly small: Address;
  readonly smallStride: number;
  readonly smallLine: number;
  readonly lines: number;
  readonly pixels: number;
  /** Floats per pixel, the same in both, a multiple of four. */
  readonly pixel: number;
  readonly size: number;
}

/**
 * The only arithmetic there is. Two sets do it: readable TypeScript (plain/) and WebAssembly SIMD (assembly/).
 * They agree bit for bit, because every sum is float32, in the order that is written here, one term after another.
 */
export interface Kernels {
  readonly kind: KernelKind;
  readonly arena: Arena;
  /** Where calls can be written down and done at once: see tape.ts. */
  readonly recorder?: () => Recorder;

  /** rows: of each line; terms: of each group */
  multiply(product: Product, rows: number, terms: number): void;
  /** into[j] = Σ_i from[i, j] */
  sumRows(from: Address, into: Address, rows: number, columns: number, stride: number): void;
  /** into[j, i] = from[i, j] */
  transpose(
    from: Address,
    fromRow: number,
    into: Address,
    intoRow: number,
    rows: number,
    columns: number,
  ): void;
  /** Pixel by pixel, from one layout to another. */
  copy(transfer: Transfer, rows: number): void;
  /** into = the largest pixel of each block; back: δ goes to where the largest (first) was, 0 elsewhere */
  maxOfBlocks(blocks: Blocks, rows: number): void;
  maxOfBlocksBack(blocks: Blocks, rows: number, largeDelta: Address, smallDelta: Address): void;
  /** Every pixel of a block = its small pixel; back: Σ of the block */
  fillBlocks(blocks: Blocks, rows: number): void;
  sumBlocks(blocks: Blocks, rows: number, largeDelta: Address, smallDelta: Address): void;
  /** x ← (x − offset)·scale on every row */
  normalize(x: Address, offset: Address, scale: Address, rows: number, stride: number): void;

  /** y ← f(y), and for the way back δ ← δ·f′, where f′ is computed from y = f(z). */
  sigmoid(y: Address, count: number): void;
  sigmoidBack(y: Address, delta: Address, count: number): void;
  tanh(y: Address, count: number): void;
  tanhBack(y: Address, delta: Address, count: number): void;
  relu(y: Address, count: number): void;
  reluBack(y: Address, delta: Address, count: number): void;
  leakyRelu(y: Address, count: number): void;
  leakyReluBack(y: Address, delta: Address, count: number): void;
  /** p = e^z / Σ e^z in every row */
  softmax(y: Address, rows: number, columns: number, stride: number): void;

  /** One step of a recurrent layer, gates [rows, 4 or 3, units]: see plain/recurrent.ts. 0 for `before`: zeros. */
  lstm(gates: Address, before: Address, cell: Address, hidden: Address, rows: number, units: number): void;
  /** gates ← δ, dCell ← ∂L/∂(cell before) */
  lstmBack(
    gates: Address,
    before: Address,
    cell: Address,
    dHidden: Address,
    dCell: Address,
    rows: number,
    units: number,
  ): void;
  gru(gates: Address, carried: Address, before: Address, hidden: Address, rows: number, units: number): void;
  /** gates, carried ← δ, dHidden ← what of it reaches the state before directly */
  gruBack(
    gates: Address,
    carried: Address,
    before: Address,
    dHidden: Address,
    rows: number,
    units: number,
  ): void;
  /** into ← into + from */
  add(
    from: Address,
    fromStride: number,
    into: Address,
    intoStride: number,
    rows: number,
    count: number,
  ): void;

  /** Each returns the loss, scale·Σ weight·ℓ, and writes its gradient. */
  meanSquaredError(batch: Comparison, rows: number, scale: number): number;
  arctan(batch: Comparison, rows: number, scale: number): number;
  softmaxCrossEntropy(batch: Comparison, rows: number, scale: number): number;
  binaryCrossEntropy(batch: Comparison, rows: number, scale: number): number;
  hinge(batch: Comparison, rows: number, scale: number): number;

  /** Each first adds decay·w to g. */
  sgd(w: Address, g: Address, count: number, rate: number, decay: number): void;
  momentum(
    w: Address,
    g: Address,
    v: Address,
    count: number,
    rate: number,
    keep: number,
    decay: number,
  ): void;
  adam(w: Address, g: Address, m: Address, v: Address, count: number, step: AdamStep): void;
  /** Σ x², in four lanes: number i in lane i mod 4. */
  sumOfSquares(x: Address, count: number): number;
  /** x ← factor·x */
  scale(x: Address, count: number, factor: number): void;
  /** average ← keep·average + (1 − keep)·x */
  blend(average: Address, x: Address, count: number, keep: number): void;
  /** Whether every |x| is at most 1e30: false for NaN and infinity, and before they come. */
  isSound(x: Address, count: number): boolean;
}

/** The numbers of one step of Adam, the same for all weights. */
export interface AdamStep {
  /** η/(1 − β₁ᵗ) */
  rate: number;
  beta1: number;
  beta2: number;
  /** 1/√(1 − β₂ᵗ) */
  rootCorrection: number;
  epsilon: number;
  decay: number;
}
