import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { CaseFile } from './reference/case-file.ts';
import { checkNetworkCase } from './reference/network-case.ts';

const cases = [
  'conv-same-pool-softmax-adam',
  'conv-stride2-transposed-mse-sgd',
  'upsample-conv-mse-sgd',
  'rnn-last-mse-adam',
  'lstm-last-mse-adam',
  'lstm-every-step-softmax-adam',
  'gru-last-mse-adam',
  'dense-linear-arctan-sgd',
  'dense-relu-softmax-adam',
  'dense-sigmoid-mse-momentum',
  'dense-tanh-mse-sgd',
  'discriminator-bce-adam',
  'discriminator-hinge-sgd',
];

function read(name: string): CaseFile {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
}

describe.each(['plain', 'simd'] as const)('on %s kernels', (kind) => {
  test.each(cases)('%s has the reference’s outputs, gradients and steps within 1e-4', (name) => {
    const differences = checkNetworkCase(read(name), loadKernelsNow(kind));
    expect(differences.filter(({ error }) => !(error <= 1e-4))).toEqual([]);
    expect(differences.length).toBeGreaterThan(5);
  });
});
