/** A = V·diag(values)·Vᵀ */
export interface Eigen {
  /** λ, in no order. */
  readonly values: Float64Array;
  /** V [size, size]: column k is the direction that A stretches by λ_k; columns are orthogonal and of length 1. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix [size, size], by Jacobi's rotations: the plane of axes p and q is
 * turned so that A_pq becomes 0, for all pairs again and again until the matrix is diagonal. Golub & Van Loan 2013,
 * §8.5.
 *
 *     θ = (A_qq − A_pp)/(2·A_pq)     t = sign(θ)/(|θ| + √(θ² + 1))     c = 1/√(t² + 1)     s = t·c
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const vectors = identity(size);
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) if (a[p * size + q] !== 0) rotate(a, vectors, size, p, q);
    }
  }
  return { values: Float64Array.from({ length: size }, (_, k) => a[k * size + k]), vectors };
}

/** A ← JᵀAJ, V ← VJ, so that A_pq = 0 */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s); // columns
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s); // rows
  a[p * size + q] = a[q * size + p] = 0; // what rounding left of it
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, c, s);
}

function turn(values: Float64Array, first: number, second: number, c: number, s: number): void {
  const [x, y] = [values[first], values[second]];
  values[first] = c * x - s * y;
  values[second] = s * x + c * y;
}

/** What is left beside the diagonal does not count any more beside what is on it. */
function isDiagonal(a: Float64Array, size: number): boolean {
  let [beside, all] = [0, 0];
  for (let index = 0; index < a.length; index++) {
    const square = a[index] * a[index];
    all += square;
    if (index % (size + 1) !== 0) beside += square;
  }
  return beside <= 1e-28 * all;
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}
