import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { CaseFile } from './reference/case-file.ts';
import { checkCase } from './reference/check-case.ts';

const folder = new URL('golden/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

function read(name: string): CaseFile {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

describe.each(['plain', 'simd'] as const)('on %s kernels', (kind) => {
  test.each(names)('%s has the reference’s outputs, gradients and steps within 1e-4', (name) => {
    const differences = checkCase(read(name), loadKernelsNow(kind));
    expect(differences.filter(({ error }) => !(error <= 1e-4))).toEqual([]);
    expect(differences.length).toBeGreaterThan(4);
  });
});
