import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findApplied, remember, type SenderLog } from '#server/session/sender-log.ts';

/** The log of one sender after `sequences` were applied, in this order. */
function logAfter(...sequences: readonly number[]): SenderLog {
  let senders: Readonly<Record<string, SenderLog>> = {};
  for (const sequence of sequences) senders = remember(senders, 'page', { sequence, id: sequence * 10 });
  return senders.page ?? [];
}

test('What was applied is found again with what it created', () => {
  expect(findApplied(logAfter(1, 2, 3), 2)).toEqual({ sequence: 2, id: 20 });
});

test('What was refused in between is not taken for applied, however many came after it', () => {
  const others = Array.from({ length: 60 }, (_, index) => index + 6);
  expect(findApplied(logAfter(1, 2, 3, 4, ...others), 5)).toBeUndefined();
});

test('A number far below the highest is stale: nobody knows any more whether it was applied', () => {
  expect(findApplied(logAfter(1, 1000), 1)).toBe('stale');
  expect(findApplied(logAfter(1000), 936)).toBe('stale');
  expect(findApplied(logAfter(1000), 937)).toBeUndefined();
});

test('In whatever order numbers come, none is applied twice, and the log stays short', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 400 }), (sequences) => {
      let senders: Readonly<Record<string, SenderLog>> = {};
      const applied = new Set<number>();
      for (const sequence of sequences) {
        if (findApplied(senders.page, sequence) !== undefined) continue;
        expect(applied.has(sequence)).toBe(false);
        applied.add(sequence);
        senders = remember(senders, 'page', { sequence });
      }
      expect(senders.page?.length ?? 0).toBeLessThanOrEqual(64);
    }),
    { seed: 11 },
  );
});
