import { expect, test } from 'vitest';
import { expectedHashes } from './expected-hashes.ts';
import { weightsHashes } from './weights-hashes.ts';

test('after 200 iterations of W1 to W6 the weights are those of every machine', { timeout: 60_000 }, () => {
  expect(weightsHashes('simd')).toEqual(expectedHashes);
});

test(
  'the plain kernels have the same: here of the small works, in .ci/run of all',
  { timeout: 60_000 },
  () => {
    const { W1, W2 } = expectedHashes;
    expect(weightsHashes('plain', ['W1', 'W2'])).toEqual({ W1, W2 });
  },
);
