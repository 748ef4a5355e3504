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
  /** Receives L, one float. */
  readonly loss: Address;
  readonly columns: number;
  readonly stride: number;
}

/** Examples on a shelf, row by row as a batch wants them, and the rows of the batch that they go to. */
export interface Gathering {
  readonly inputs: Address;
  readonly inputStride: number;
  readonly targets: Address;
  readonly targetStride: number;
  /** For each example as many equal weights as there are steps. */
  readonly weights: Address;
  readonly steps: number;
  /** Integers: which example comes when, and how many have been taken. */
  readonly order: Address;
  readonly taken: Address;
  readonly input: Address;
  readonly target: Address;
  readonly weight: Address;
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
  /** The next examples in order, as many as there are rows. */
  gather(gathering: Gathering, rows: number): void;
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
  lstm(
    gates: Address,
    before: Address,
    cell: Address,
    shown: Address,
    hidden: Address,
    rows: number,
    units: number,
  ): void;
  /** gates ← δ, dCell ← ∂L/∂(cell before) */
  lstmBack(
    gates: Address,
    before: Address,
    shown: Address,
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

  /** Each writes the loss, Σ weight·ℓ / count, and its gradient. */
  meanSquaredError(batch: Comparison, rows: number, count: number): void;
  arctan(batch: Comparison, rows: number, count: number): void;
  softmaxCrossEntropy(batch: Comparison, rows: number, count: number): void;
  binaryCrossEntropy(batch: Comparison, rows: number, count: number): void;
  hinge(batch: Comparison, rows: number, count: number): void;

  /** The settings of an optimizer lie in the arena, as SETTINGS says. Each first adds decay·w to g, where it decays (1). */
  sgd(w: Address, g: Address, count: number, settings: Address, decays: number): void;
  momentum(w: Address, g: Address, v: Address, count: number, settings: Address, decays: number): void;
  /** β₁ᵗ and β₂ᵗ of the next step, and what follows from them; once before adam(). */
  beginAdam(settings: Address): void;
  adam(
    w: Address,
    g: Address,
    m: Address,
    v: Address,
    count: number,
    settings: Address,
    decays: number,
  ): void;
  /** g ← g·clip/|g| where |g| is larger; |g|² is summed in four lanes: number i in lane i mod 4. */
  clip(g: Address, count: number, settings: Address): void;
  /** average ← keep·average + (1 − keep)·x, where `keep` is the place of one float */
  blend(average: Address, x: Address, count: number, keep: Address): void;
  /** Whether every |x| is at most 1e30: false for NaN and infinity, and before they come. */
  isSound(x: Address, count: number): boolean;
}

/** Where each number of an optimizer lies, from the beginning of its settings on. */
export const SETTINGS = {
  /** η */
  rate: 0,
  /** λ of L2 */
  decay: 1,
  /** The largest |g| that is not clipped. */
  clip: 2,
  /** μ of momentum, β₁ of Adam */
  keep: 3,
  keepSquares: 4,
  epsilon: 5,
  /** β₁ᵗ and β₂ᵗ, as running float32 products, so that no power function is needed. */
  power: 6,
  powerOfSquares: 7,
  /** η/(1 − β₁ᵗ) and 1/√(1 − β₂ᵗ) */
  stepRate: 8,
  rootCorrection: 9,
} as const;

export const SETTINGS_LENGTH = 12;
