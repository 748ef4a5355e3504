import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '#shared/protocol/errors.ts';
import { catalogue as german } from '#client/locales/de.ts';
import { catalogue as english } from '#client/locales/en.ts';

/** Every sentence with its path; a function's is what it says about threes. */
function sentences(value: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, said(value as Sentence)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, `${path}.${key}`));
}

type Sentence = (...args: unknown[]) => unknown;

/** Most arguments are numbers, or may be. What takes others says at least something. */
function said(sentence: Sentence): string {
  try {
    const answer = sentence(...Array<number>(8).fill(3));
    return Array.isArray(answer) ? answer.join('') : String(answer);
  } catch {
    return 'a sentence with arguments of its own';
  }
}

const catalogues = { english, german };

test('both languages have the same keys', () => {
  const keysOf = (catalogue: unknown) =>
    sentences(catalogue)
      .map(([path]) => path)
      .sort();
  expect(keysOf(german)).toEqual(keysOf(english));
});

describe.each(Object.entries(catalogues))('%s', (_, catalogue) => {
  test('has no empty sentence', () => {
    for (const [path, sentence] of sentences(catalogue)) expect(sentence.trim(), path).not.toBe('');
  });

  test('has a sentence for every error', () => {
    expect(Object.keys(catalogue.errors).sort()).toEqual([...ERROR_CODES].sort());
  });
});

test('one and many are told apart', () => {
  expect(english.activities.plane.examples(1)).toBe('1 example');
  expect(english.activities.plane.examples(1203)).toBe('1,203 examples');
  expect(german.activities.plane.examples(1)).toBe('1 Beispiel');
  expect(german.activities.plane.examples(1203)).toBe('1.203 Beispiele');
});
