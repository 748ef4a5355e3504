import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#shared/engine/index.ts';
import { symmetricEigen } from '#shared/engine/measures/symmetric-eigen.ts';

test('finds the axes of a matrix of two by two', () => {
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
  expect(Array.from(values).sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
  expect(Array.from(vectors, Math.abs)).toEqual(Array(4).fill(expect.closeTo(Math.SQRT1_2, 12)));
});

test('takes any symmetric matrix apart, and puts it together again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (size, seed) => {
      const matrix = randomSymmetric(size, seed);
      const { values, vectors } = symmetricEigen(matrix, size);
      const at = (i: number, j: number, weight: (k: number) => number): number => {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += weight(k) * vectors[i * size + k] * vectors[j * size + k];
        return sum;
      };
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          expect(at(i, j, (k) => values[k])).toBeCloseTo(matrix[i * size + j], 9);
          expect(at(i, j, () => 1)).toBeCloseTo(i === j ? 1 : 0, 9);
        }
      }
    }),
    { numRuns: 40, seed: 40 },
  );
});

test('manages matrices without full rank, and zeros', () => {
  const ones = symmetricEigen(new Float64Array(25).fill(1), 5).values;
  expect(Array.from(ones).sort((a, b) => a - b)[4]).toBeCloseTo(5, 12);
  expect(Array.from(symmetricEigen(new Float64Array(9), 3).values)).toEqual([0, 0, 0]);
});

function randomSymmetric(size: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) matrix[i * size + j] = matrix[j * size + i] = random.normal();
  }
  return matrix;
}
