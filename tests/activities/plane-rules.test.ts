import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecisionContext, Viewer } from '#shared/activities/activity.ts';
import { axesOf, PLANE_SETS, taskOf } from '#shared/activities/plane/axes.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneAction, PlaneState } from '#shared/activities/plane/state.ts';

const teacher: Viewer = { role: 'teacher' };
const student = (seat: string): Viewer => ({ role: 'student', seat });

function seats(count: number): DecisionContext['seats'] {
  return Array.from({ length: count }, (_, index) => ({ id: `s${index + 1}`, number: index + 1 }));
}

function decide(state: PlaneState, viewer: Viewer, action: PlaneAction, seatCount = 3) {
  return plane.decide(state, action, { viewer, seats: seats(seatCount), now: 0, randomSeed: () => 42 });
}

/** The state after actions that have to be allowed. */
function play(state: PlaneState, viewer: Viewer, actions: readonly PlaneAction[], seatCount = 3): PlaneState {
  return actions.reduce((before, action) => {
    const decision = decide(before, viewer, action, seatCount);
    if ('refused' in decision) throw new Error(`${action.type} was refused: ${decision.refused}`);
    return decision.events.reduce((now, event) => plane.apply(now, event), before);
  }, state);
}

const point = (x: number, y: number, label = 0): PlaneAction => ({ type: 'addExample', x, y, label });

describe('A student', () => {
  test('places at most six points', () => {
    const full = play(
      plane.initial(),
      student('s1'),
      Array.from({ length: 6 }, (_, index) => point(0, index / 10)),
    );
    expect(decide(full, student('s1'), point(0, 0))).toMatchObject({ refused: 'too-many-examples' });
    expect(decide(full, student('s2'), point(0, 0))).toMatchObject({ id: 7 });
  });

  test('moves and removes own points only', () => {
    const state = play(plane.initial(), student('s1'), [point(0, 0)]);
    const move: PlaneAction = { type: 'moveExample', id: 1, x: 0.5, y: 0.5 };
    expect(decide(state, student('s2'), move)).toMatchObject({ refused: 'not-yours' });
    expect(decide(state, student('s2'), { type: 'removeExample', id: 1 })).toMatchObject({
      refused: 'not-yours',
    });
    expect(play(state, student('s1'), [move]).examples[1]).toMatchObject({ x: 0.5, y: 0.5 });
    expect(play(state, student('s1'), [{ type: 'removeExample', id: 1 }]).examples).toEqual({});
  });

  test('cannot steer', () => {
    const actions: PlaneAction[] = [
      { type: 'run' },
      { type: 'clear' },
      { type: 'loadSet', set: 'ring' },
      { type: 'configure', settings: { seed: 2 } },
    ];
    for (const action of actions)
      expect(decide(plane.initial(), student('s1'), action)).toMatchObject({ refused: 'teacher-only' });
  });

  test.each([
    [1.01, 0],
    [0, -2],
    [Number.NaN, 0],
    [Infinity, 0],
  ])('cannot place a point off the plane (%f, %f)', (x, y) => {
    expect(decide(plane.initial(), student('s1'), point(x, y))).toMatchObject({ refused: 'out-of-range' });
  });

  test('cannot use a class that is not there', () => {
    expect(decide(plane.initial(), student('s1'), point(0, 0, 2))).toMatchObject({ refused: 'out-of-range' });
  });
});

describe('The split into training and test set', () => {
  test('goes by author from eight seats on: every fifth seat is kept for the test as a whole', () => {
    const state = seats(10).reduce(
      (before, { id }) => play(before, student(id), [point(0, 0), point(0.1, 0)], 10),
      plane.initial(),
    );
    const testSeats = Object.values(state.examples)
      .filter((example) => example.isTest)
      .map((example) => example.seat);
    expect(testSeats).toEqual(['s5', 's5', 's10', 's10']);
  });

  test('goes by example below eight seats, and each seat with six has one or two in the test set', () => {
    for (const { id } of seats(7)) {
      const state = play(
        plane.initial(),
        student(id),
        Array.from({ length: 6 }, () => point(0, 0)),
        7,
      );
      const tests = Object.values(state.examples).filter((example) => example.isTest).length;
      expect(tests).toBeGreaterThanOrEqual(1);
      expect(tests).toBeLessThanOrEqual(2);
    }
  });

  test('is settled with a seat’s first point and stays, however many join', () => {
    const early = play(plane.initial(), student('s1'), [point(0, 0)], 1);
    const late = play(
      early,
      student('s1'),
      Array.from({ length: 5 }, () => point(0, 0)),
      40,
    );
    expect(Object.values(late.examples).some((example) => example.isTest)).toBe(true);
    expect(Object.values(late.examples).some((example) => !example.isTest)).toBe(true);
  });
});

describe('A teacher', () => {
  test('loads a set: its examples lie on its axes, and some are for the test', () => {
    for (const set of PLANE_SETS.filter((name) => name !== 'empty' && name !== 'curve'))
      for (const classes of set === 'bank' || taskOf(set) === 'regression'
        ? ([2] as const)
        : ([2, 3, 4] as const)) {
        const start = play(plane.initial(), teacher, [{ type: 'configure', settings: { classes } }]);
        const state = play(start, teacher, [{ type: 'loadSet', set }]);
        const examples = Object.values(state.examples);
        const { x, y } = axesOf(set);
        const labels = taskOf(set) === 'regression' ? 1 : classes;
        expect(new Set(examples.map((example) => example.label)).size, set).toBe(labels);
        expect(examples.every((example) => example.x >= x.min && example.x <= x.max)).toBe(true);
        expect(examples.every((example) => example.y >= y.min && example.y <= y.max)).toBe(true);
        expect(
          examples.some((example) => example.isTest) && examples.some((example) => !example.isTest),
        ).toBe(true);
      }
  });

  test('keeps the students’ points when a set with the same axes is loaded, and loses them with other axes', () => {
    const state = play(plane.initial(), student('s1'), [point(0, 0)]);
    const own = (after: PlaneState) =>
      Object.values(after.examples).filter((example) => example.seat === 's1').length;
    expect(own(play(state, teacher, [{ type: 'loadSet', set: 'ring' }]))).toBe(1);
    expect(own(play(state, teacher, [{ type: 'loadSet', set: 'bank' }]))).toBe(0);
  });

  test('brings back what was cleared', () => {
    const state = play(plane.initial(), student('s1'), [point(0, 0), point(0.5, 0.5, 1)]);
    const restored = play(state, teacher, [{ type: 'clear' }, { type: 'undoRemoval' }]);
    expect(restored.examples).toEqual(state.examples);
    expect(decide(restored, teacher, { type: 'undoRemoval' })).toMatchObject({ refused: 'nothing-to-undo' });
  });

  test('does not bring back the points of a seat that is gone', () => {
    const state = play(plane.initial(), student('s3'), [point(0, 0)]);
    const cleared = play(state, teacher, [{ type: 'clear' }]);
    expect(decide(cleared, teacher, { type: 'undoRemoval' }, 2)).toMatchObject({
      refused: 'nothing-to-undo',
    });
  });

  test('does not bring back points of a class that is gone', () => {
    const three = play(plane.initial(), teacher, [{ type: 'configure', settings: { classes: 3 } }]);
    const cleared = play(play(three, student('s1'), [point(0, 0, 2), point(0, 0, 1)]), teacher, [
      { type: 'clear' },
    ]);
    const two = play(cleared, teacher, [
      { type: 'configure', settings: { classes: 2 } },
      { type: 'undoRemoval' },
    ]);
    expect(Object.values(two.examples).map((example) => example.label)).toEqual([1]);
  });

  test('cannot take a class away that has points', () => {
    const three = play(plane.initial(), teacher, [{ type: 'configure', settings: { classes: 3 } }]);
    const state = play(three, student('s1'), [point(0, 0, 2)]);
    expect(decide(state, teacher, { type: 'configure', settings: { classes: 2 } })).toMatchObject({
      refused: 'out-of-range',
    });
  });
});

test('However actions follow each other, every example keeps a class that exists and ids are never used twice', () => {
  const action: fc.Arbitrary<PlaneAction> = fc.oneof(
    fc.record({
      type: fc.constant('addExample' as const),
      x: fc.double(),
      y: fc.double({ min: -1, max: 1 }),
      label: fc.nat(3),
    }),
    fc.record({ type: fc.constant('removeExample' as const), id: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ type: fc.constant('loadSet' as const), set: fc.constantFrom(...PLANE_SETS) }),
    fc.record({
      type: fc.constant('configure' as const),
      settings: fc.record({ classes: fc.constantFrom(2 as const, 3 as const, 4 as const) }),
    }),
    fc.constantFrom<PlaneAction>({ type: 'clear' }, { type: 'undoRemoval' }),
  );
  const viewer = fc.constantFrom(teacher, student('s1'), student('s2'));
  fc.assert(
    fc.property(fc.array(fc.tuple(viewer, action), { maxLength: 40 }), (moves) => {
      let state = plane.initial();
      let highestId = 0;
      for (const [who, move] of moves) {
        const decision = decide(state, who, move);
        if ('refused' in decision) continue;
        for (const event of decision.events) {
          if (event.type === 'exampleAdded') {
            expect(event.id).toBeGreaterThan(highestId);
            highestId = event.id;
          }
          state = plane.apply(state, event);
        }
        highestId = Math.max(highestId, ...Object.keys(state.examples).map(Number));
      }
      expect(Object.values(state.examples).every((example) => example.label < state.settings.classes)).toBe(
        true,
      );
    }),
    { seed: 4 },
  );
});
