import { type Features, rowsOf, sameColumns } from './features.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

export interface FrechetOptions {
  /**
   * Added to every variance of both sets. Fewer rows than columns leave directions without any variance; a little of
   * it keeps them from deciding by rounding. Default 1e-6.
   */
  readonly ridge?: number;
}

/**
 * How far apart two sets are, when each is taken for a cloud with a mean μ and a covariance Σ:
 *
 *     FD = |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2·(Σ₁Σ₂)^½)
 *
 * 0 for equal clouds, and symmetric. It compares only within one kind of features and one number of rows: few rows
 * make it larger. At least two rows each. Fréchet 1957; Heusel et al. 2017, §2.
 */
export function frechetDistance(first: Features, second: Features, options: FrechetOptions = {}): number {
  sameColumns(first, second);
  const { ridge = 1e-6 } = options;
  const size = first.columns;
  const a = cloudOf('The first set', first, ridge);
  const b = cloudOf('The second set', second, ridge);
  let shift = 0;
  for (let k = 0; k < size; k++) shift += (a.mean[k] - b.mean[k]) * (a.mean[k] - b.mean[k]);
  const spread = trace(a.covariance, size) + trace(b.covariance, size);
  return Math.max(0, shift + spread - 2 * traceOfRoot(a.covariance, b.covariance, size));
}

interface Cloud {
  readonly mean: Float64Array;
  /** [columns, columns], over rows − 1 */
  readonly covariance: Float64Array;
}

function cloudOf(what: string, features: Features, ridge: number): Cloud {
  const rows = rowsOf(what, features, 2);
  const { values, columns } = features;
  const mean = new Float64Array(columns);
  values.forEach((value, index) => (mean[index % columns] += value / rows));
  const covariance = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const gap = (values[row * columns + i] - mean[i]) / (rows - 1);
      for (let j = 0; j < columns; j++)
        covariance[i * columns + j] += gap * (values[row * columns + j] - mean[j]);
    }
  }
  for (let k = 0; k < columns; k++) covariance[k * columns + k] += ridge;
  return { mean, covariance };
}

/** tr (AB)^½ = Σ √λ of the symmetric A^½·B·A^½, which has the eigenvalues of AB. */
function traceOfRoot(a: Float64Array, b: Float64Array, size: number): number {
  const root = squareRoot(a, size);
  const { values } = symmetricEigen(product(product(root, b, size), root, size), size);
  return values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

/** A^½ = V·diag(√λ)·Vᵀ */
function squareRoot(a: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(a, size);
  const root = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const stretch = Math.sqrt(Math.max(0, values[k]));
    for (let i = 0; i < size; i++) {
      const left = stretch * vectors[i * size + k];
      for (let j = 0; j < size; j++) root[i * size + j] += left * vectors[j * size + k];
    }
  }
  return root;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) result[i * size + j] += a[i * size + k] * b[k * size + j];
    }
  }
  return result;
}

function trace(a: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += a[k * size + k];
  return sum;
}
