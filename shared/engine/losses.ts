import type { Comparison, Kernels } from './kernels/kernels.ts';
import type { LossName } from './spec.ts';

export interface Loss {
  /** What the sum of all ℓ is divided by: the elements (rows × outputs) or the rows. */
  readonly meanOver: 'elements' | 'rows';
  /** Cross-entropies take logits z, and this turns them into the probabilities that predict() returns. */
  readonly probabilities: 'none' | 'softmax' | 'sigmoid';
  /** Writes L and ∂L/∂output; count is what the mean is taken over. */
  compare(kernels: Kernels, batch: Comparison, rows: number, count: number): void;
}

/** L = Σ (y − t)² / elements. Without a factor ½, so the slope is 2(y − t). */
const meanSquaredError: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, count) => kernels.meanSquaredError(batch, rows, count),
};

/** L = Σ arctan²(y − t) / elements: the pull of an outlier fades. */
const arctan: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, count) => kernels.arctan(batch, rows, count),
};

/** L = −Σ t·ln p / rows, p = softmax(z). Goodfellow et al. 2016, §6.2.2. */
const softmaxCrossEntropy: Loss = {
  meanOver: 'rows',
  probabilities: 'softmax',
  compare: (kernels, batch, rows, count) => kernels.softmaxCrossEntropy(batch, rows, count),
};

/** L = −Σ (t·ln p + (1 − t)·ln(1 − p)) / elements, p = σ(z) */
const binaryCrossEntropy: Loss = {
  meanOver: 'elements',
  probabilities: 'sigmoid',
  compare: (kernels, batch, rows, count) => kernels.binaryCrossEntropy(batch, rows, count),
};

/** L = Σ max(0, 1 − s·y) / elements, s = 1 for target 1 and −1 for target 0: no pull beyond the margin. */
const hinge: Loss = {
  meanOver: 'elements',
  probabilities: 'none',
  compare: (kernels, batch, rows, count) => kernels.hinge(batch, rows, count),
};

export const losses: Readonly<Record<LossName, Loss>> = {
  meanSquaredError,
  arctan,
  softmaxCrossEntropy,
  binaryCrossEntropy,
  hinge,
};

/** How many ℓ the mean is taken over. */
export function countOf(loss: Loss, rows: number, outputs: number): number {
  return loss.meanOver === 'rows' ? rows : rows * outputs;
}
