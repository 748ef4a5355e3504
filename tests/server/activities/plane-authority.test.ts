import { describe, expect, test } from 'vitest';
import { planeAuthority } from '#server/activities/plane/authority.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneEvent, PlaneState } from '#shared/activities/plane/state.ts';

/** The kinds of what each of `events` asks of the training, and the state after them. */
function follow(start: PlaneState, ...events: readonly PlaneEvent[]) {
  let state = start;
  const types = events.map((event) => {
    const before = state;
    state = plane.apply(before, event);
    return planeAuthority.instruct(before, event, state).map(({ type }) => type);
  });
  return { types, state };
}

const example = { x: 0.5, y: -0.5, label: 0, isTest: false, seat: 's1' };

describe('The plane’s network', () => {
  test('is tuned while it runs, and built anew only where its shape, its start or its data change', () => {
    const { types } = follow(
      plane.initial(),
      { type: 'configured', settings: { learningRate: 3, batchSize: 1, optimizer: 'adam' } },
      { type: 'configured', settings: { hiddenLayers: [] } },
      { type: 'configured', settings: { learningRate: 1, seed: 2 } },
      { type: 'setLoaded', set: 'ring', examples: {} },
      { type: 'networkReset' },
    );
    expect(types).toEqual([['tune'], ['build'], ['build'], ['build'], ['build']]);
  });

  test('gets a point as soon as it is placed, moved or brought back, and loses it when it goes', () => {
    const { types } = follow(
      plane.initial(),
      { type: 'exampleAdded', id: 1, example },
      { type: 'exampleMoved', id: 1, x: 0, y: 0 },
      { type: 'examplesRemoved', ids: [1], canUndo: true },
      { type: 'examplesRestored', examples: { 1: example } },
    );
    expect(types).toEqual([['upsert'], ['upsert'], ['remove'], ['upsert']]);
  });

  test('changes its speed only while it runs, and goes on as it was when it is opened again', () => {
    const { types, state } = follow(
      plane.initial(),
      { type: 'speedSet', speed: 30 },
      { type: 'trainingStarted' },
      { type: 'speedSet', speed: 0 },
    );
    expect(types).toEqual([[], ['run'], ['run']]);
    expect(planeAuthority.open(state)).toMatchObject([{ type: 'build' }, { type: 'run', speed: 0 }]);
    expect(planeAuthority.open(plane.initial())).toMatchObject([{ type: 'build' }, { type: 'pause' }]);
  });
});
