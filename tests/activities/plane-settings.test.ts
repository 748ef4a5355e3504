import { describe, expect, test } from 'vitest';
import type { Viewer } from '#shared/activities/activity.ts';
import { asTrained, layerSizes, networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneAction, PlaneState } from '#shared/activities/plane/state.ts';

const teacher: Viewer = { role: 'teacher' };

function decide(state: PlaneState, action: PlaneAction, viewer: Viewer = teacher) {
  return plane.decide(state, action, {
    viewer,
    seats: [{ id: 's1', number: 1 }],
    now: 0,
    randomSeed: () => 42,
  });
}

/** The state after actions that have to be allowed. */
function play(...actions: readonly PlaneAction[]): PlaneState {
  return actions.reduce((before, action) => {
    const decision = decide(
      before,
      action,
      action.type === 'addExample' ? { role: 'student', seat: 's1' } : teacher,
    );
    if ('refused' in decision) throw new Error(`${action.type} was refused: ${decision.refused}`);
    return decision.events.reduce((now, event) => plane.apply(now, event), before);
  }, plane.initial());
}

const ring: PlaneAction = { type: 'loadSet', set: 'ring', seed: 5 };
const labelsOf = ({ examples }: PlaneState) => Object.values(examples).map(({ label }) => label);

describe('Shuffled labels', () => {
  const before = play(ring);
  const shuffled = play(ring, { type: 'shuffleLabels' });

  test('are the same labels in another order, and the test keeps the true ones', () => {
    const training = (state: PlaneState) => Object.values(state.examples).filter(({ isTest }) => !isTest);
    expect(labelsOf(shuffled)).not.toEqual(labelsOf(before));
    expect(
      training(shuffled)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(
      training(before)
        .map(({ label }) => label)
        .sort(),
    );
    const tests = (state: PlaneState) => Object.entries(state.examples).filter(([, { isTest }]) => isTest);
    expect(tests(shuffled)).toEqual(tests(before));
  });

  test('are brought back, also to what was cleared meanwhile', () => {
    expect(play(ring, { type: 'shuffleLabels' }, { type: 'restoreLabels' }).examples).toEqual(
      before.examples,
    );
    const cleared = play(
      ring,
      { type: 'shuffleLabels' },
      { type: 'clear' },
      { type: 'restoreLabels' },
      { type: 'undoRemoval' },
    );
    expect(cleared.examples).toEqual(before.examples);
  });

  test('are forgotten with their set', () => {
    const other = play(ring, { type: 'shuffleLabels' }, { type: 'loadSet', set: 'xor', seed: 1 });
    expect(plane.view(other, teacher).hasShuffledLabels).toBe(false);
    expect(plane.view(shuffled, teacher).hasShuffledLabels).toBe(true);
  });

  test('make no sense for a curve, and not twice', () => {
    expect(decide(play({ type: 'loadSet', set: 'wave' }), { type: 'shuffleLabels' })).toEqual({
      refused: 'not-now',
    });
    expect(decide(shuffled, { type: 'shuffleLabels' })).toEqual({ refused: 'not-now' });
  });
});

describe('A weight set by hand', () => {
  const set = (layer: number, neuron: number, input: number, value = 0.5) =>
    decide(plane.initial(), { type: 'setParameter', layer, neuron, input, value });

  test('is one that the network has: a synapse, or a bias as the input after the last', () => {
    expect(set(0, 3, 1)).toMatchObject({ events: [{ type: 'parameterSet', value: 0.5 }] });
    expect(set(0, 3, 2)).toMatchObject({ events: [{ type: 'parameterSet' }] });
    expect(set(2, 0, 3)).toMatchObject({ events: [{ type: 'parameterSet' }] });
    const places: readonly (readonly [number, number, number])[] = [
      [3, 0, 0],
      [0, 4, 0],
      [0, 0, 3],
      [2, 1, 0],
    ];
    for (const place of places)
      expect(set(...place), place.join(' ')).toMatchObject({ refused: 'out-of-range' });
  });

  test('is no bias where there are none', () => {
    const state = play({ type: 'configure', settings: { bias: false } });
    expect(decide(state, { type: 'setParameter', layer: 0, neuron: 0, input: 2, value: 1 })).toMatchObject({
      refused: 'out-of-range',
    });
  });

  test.each([Number.NaN, Infinity, 1e9])('is a number that training can go on from, not %f', (value) => {
    expect(set(0, 0, 0, value)).toMatchObject({ refused: 'out-of-range' });
  });

  test('is the teacher’s to set', () => {
    const action: PlaneAction = { type: 'setParameter', layer: 0, neuron: 0, input: 0, value: 1 };
    expect(decide(plane.initial(), action, { role: 'student', seat: 's1' })).toEqual({
      refused: 'teacher-only',
    });
  });
});

describe('Regression', () => {
  const price = play(
    { type: 'loadSet', set: 'price', seed: 1 },
    { type: 'configure', settings: { normalization: 'minusOneToOne' } },
  );

  test('has one input and one linear output, and its target is y', () => {
    expect(layerSizes(price)).toEqual([1, 4, 3, 1]);
    expect(networkSpec(price)).toMatchObject({ inputs: 1, layers: [{}, {}, { activation: 'linear' }] });
    expect(asTrained({ x: 50, y: 75, label: 0 }, price)).toEqual({ input: [50], target: [0.5] });
    const raw = { ...price, settings: { ...price.settings, normalization: 'raw' as const } };
    expect(asTrained({ x: 50, y: 75, label: 0 }, raw)).toEqual({ input: [50], target: [75] });
  });

  test('cannot be trained by cross-entropy: its sets bring another loss, and the switch refuses', () => {
    const start: PlaneAction = { type: 'configure', settings: { loss: 'crossEntropy' } };
    expect(play(start, { type: 'loadSet', set: 'line' }).settings.loss).toBe('meanSquaredError');
    expect(decide(price, start)).toMatchObject({ refused: 'out-of-range' });
  });

  test('takes points without a class', () => {
    const point = (label: number): PlaneAction => ({ type: 'addExample', x: 0, y: 0, label });
    const curve = play({ type: 'loadSet', set: 'curve' }, point(0));
    expect(Object.values(curve.examples)).toHaveLength(1);
    expect(decide(curve, point(1), { role: 'student', seat: 's1' })).toMatchObject({
      refused: 'out-of-range',
    });
  });
});

describe('An import', () => {
  const point = { x: 0.1, y: 0.2, label: 0, isTest: false };

  test('joins what is there, all of it or nothing', () => {
    const state = play(ring, { type: 'importExamples', examples: [point, { ...point, label: 1 }] });
    expect(Object.keys(state.examples)).toHaveLength(122);
    expect(decide(state, { type: 'importExamples', examples: [point, { ...point, x: 2 }] })).toEqual({
      refused: 'out-of-range',
      detail: 'point 2: x -1 to 1, y -1 to 1',
    });
    expect(decide(state, { type: 'importExamples', examples: [{ ...point, label: 2 }] })).toMatchObject({
      refused: 'out-of-range',
    });
  });
});

describe('A configuration', () => {
  test('brings back set, noise, seed and every setting', () => {
    const noisy = play(
      { type: 'configure', settings: { hiddenLayers: [2], activation: 'relu', l2: 0.01, bias: false } },
      { type: 'loadSet', set: 'spiral', seed: 9, noise: 0.2 },
    );
    const { settings, set, drawing } = plane.view(noisy, teacher);
    const again = play({ type: 'takeConfiguration', configuration: { settings, set, ...drawing } });
    expect(again).toEqual(noisy);
  });
});
