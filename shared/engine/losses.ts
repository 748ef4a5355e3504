import type { Comparison, Kernels } from './kernels/kernels.ts';
import type { LossName } from './spec.ts';

export interface Loss {
  /** What the sum of all ℓ is divided by: the elements (rows × outputs) or the rows. */
  readonly meanOver: 'elements' | 'rows';
  /** Cross-entropies take logits z, and this turns them into the probabilities that predict() returns. */
  readonly probabilities: 'none' | 'softmax' | 'sigmoid';
  /** Returns L and writes ∂L/∂output; scale is one over what the mean is taken over. */
  compare(kernels: Kernels, batch: Comparison, rows: number, scale: number): number;
}

/** L = Σ (y − t)² / elements. Without a factor ½, so the slope is 2(y − t). */
const meanSquaredError: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, scale) => kernels.meanSquaredError(batch, rows, scale),
};

/** L = Σ arctan²(y − t) / elements: the pull of an outlier fades. */
const arctan: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, scale) => kernels.arctan(batch, rows, scale),
};

/** L = −Σ t·ln p / rows, p = softmax(z). Goodfellow et al. 2016, §6.2.2. */
const softmaxCrossEntropy: Loss = {
  meanOver: 'rows',
  probabilities: 'softmax',
  compare: (kernels, batch, rows, scale) => kernels.softmaxCrossEntropy(batch, rows, scale),
};

/** L = −Σ (t·ln p + (1 − t)·ln(1 − p)) / elements, p = σ(z) */
const binaryCrossEntropy: Loss = {
  meanOver: 'elements',
  probabilities: 'sigmoid',
  compare: (kernels, batch, rows, scale) => kernels.binaryCrossEntropy(batch, rows, scale),
};

/** L = Σ max(0, 1 − s·y) / elements, s = 1 for target 1 and −1 for target 0: no pull beyond the margin. */
const hinge: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, scale) => kernels.hinge(batch, rows, scale),
};

export const losses: Readonly<Record<LossName, Loss>> = {
  meanSquaredError,
  arctan,
  softmaxCrossEntropy,
  binaryCrossEntropy,
  hinge,
};

/** One over the number that the mean is taken over, as float32. */
export function scaleOf(loss: Loss, rows: number, outputs: number): number {
  return Math.fround(1 / (loss.meanOver === 'rows' ? rows : rows * outputs));
}
