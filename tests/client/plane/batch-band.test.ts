import { expect, test } from 'vitest';
import { batchBand, type BatchBandFacts } from '#client/activities/plane/batch-band.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

function bandOf(facts: Partial<Omit<BatchBandFacts, 'metrics'>>, metrics?: Partial<TrainingMetrics>) {
  const all = metrics && ({ iteration: 50, ...metrics } as TrainingMetrics);
  return batchBand({ metrics: all, isRunning: true, seat: 'a', own: 3, ownInBatch: 0, ...facts });
}

test('At high speed a phone is told in how many of the batches it was, at a lower one whether it is in this one', () => {
  expect(bandOf({}, { batchShares: { a: 0.4 } })).toEqual({ kind: 'inShare', share: 0.4 });
  expect(bandOf({}, { batchShares: { b: 0.4 } })).toEqual({ kind: 'inShare', share: 0 });
  expect(bandOf({ ownInBatch: 1 }, {})).toEqual({ kind: 'inBatch' });
  expect(bandOf({}, {})).toEqual({ kind: 'notInBatch' });
});

test('Who has no example is told nothing of shares', () => {
  expect(bandOf({ own: 0 }, { batchShares: { b: 1 } })).toEqual({ kind: 'notInBatch' });
});

test('Before the first iteration it waits; paused, or settled, it says so', () => {
  expect(bandOf({})).toEqual({ kind: 'waitingToStart' });
  expect(bandOf({}, { iteration: 0 })).toEqual({ kind: 'waitingToStart' });
  expect(bandOf({ isRunning: false }, { batchShares: { a: 1 } })).toEqual({ kind: 'paused' });
  expect(bandOf({}, { hasSettled: true })).toEqual({ kind: 'paused' });
});
