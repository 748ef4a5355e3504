import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff, merge } from '#shared/protocol/merge-patch.ts';

const json = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.integer()),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { noNullPrototype: true }),
})).object;

describe('A merge patch', () => {
  test('leads from any view to any other', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(merge(before, diff(before, after) ?? {})).toEqual(after);
      }),
      { seed: 1 },
    );
  });

  test('is absent when nothing changed', () => {
    fc.assert(
      fc.property(json, (view) => {
        expect(diff(view, structuredClone(view))).toBeUndefined();
      }),
      { seed: 2 },
    );
  });

  test('names only what changed', () => {
    const before = { examples: { 1: { x: 0 }, 2: { x: 1 } }, isFrozen: false };
    const after = { ...before, examples: { ...before.examples, 2: { x: 2 } } };
    expect(diff(before, after)).toEqual({ examples: { 2: { x: 2 } } });
  });

  test('keeps untouched parts the same objects', () => {
    const before = { left: { x: 1 }, right: { y: 1 } };
    const after = merge(before, { right: { y: 2 } });
    expect(after.left).toBe(before.left);
    expect(after.right).toEqual({ y: 2 });
  });
});
