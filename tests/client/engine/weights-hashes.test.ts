import { expect, test } from 'vitest';
import { loadKernels } from '#shared/engine/index.ts';
import { expectedHashes } from '#tests/engine/hashes/expected-hashes.ts';
import { weightsHashes } from '#tests/engine/hashes/weights-hashes.ts';

test(
  'after 200 iterations of W1 to W6 a browser has the weights of every machine',
  { timeout: 60_000 },
  async () => {
    expect((await loadKernels()).kind).toBe('simd');
    expect(weightsHashes('simd')).toEqual(expectedHashes);
  },
);
