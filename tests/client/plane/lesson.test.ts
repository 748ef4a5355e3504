import { expect, test } from 'vitest';
import { beginning, isPlayed, LESSON, stepOf } from '#client/activities/plane/teacher/lesson.ts';
import type { DecisionContext } from '#shared/activities/activity.ts';
import type { HabitActed } from '#shared/activities/habits/state.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneAction } from '#shared/activities/plane/state.ts';

const context: DecisionContext = { viewer: { role: 'teacher' }, now: 0, seats: [], randomSeed: () => 7 };

/** A class whose teacher does one thing after another; none of it may be refused. */
class Lesson {
  #state = plane.initial();

  get seen() {
    return plane.view(this.#state, { role: 'teacher' });
  }

  take(...actions: readonly (PlaneAction | HabitActed)[]): void {
    for (const action of actions) {
      const decision = plane.decide(this.#state, action, context);
      if ('refused' in decision) throw new Error(`${action.type}: ${decision.refused}`);
      this.#state = decision.events.reduce((state, event) => plane.apply(state, event), this.#state);
    }
  }
}

test('a lesson goes from the class’s own examples over missions to claims, each begun in one go and found again', () => {
  const lesson = new Lesson();
  expect(stepOf(lesson.seen, 0, undefined)).toBe('join');
  expect(stepOf(lesson.seen, 1, undefined)).toBe('place');
  expect(beginning('train', lesson.seen)).toEqual([]);
  lesson.take({ type: 'loadSet', set: 'ring' });
  for (const step of LESSON.slice(LESSON.indexOf('party'))) {
    const actions = beginning(step, lesson.seen);
    expect(actions, step).not.toEqual([]);
    lesson.take(...actions);
    expect(stepOf(lesson.seen, 1, undefined)).toBe(step);
  }
  expect(lesson.seen.set).toBe('ring');
  for (const step of LESSON.slice(LESSON.indexOf('predict'))) expect(isPlayed(step, lesson.seen)).toBe(true);
});

test('on a mission, what begins after it is decided on the class’s own plane, not on the mission’s', () => {
  const lesson = new Lesson();
  lesson.take({ type: 'beginMission', name: 'rescue' });
  expect(Object.keys(lesson.seen.examples)).not.toEqual([]);
  for (const step of ['train', 'phases', 'party', 'predict', 'everyEpoch', 'moreEpochs'] as const)
    expect(beginning(step, lesson.seen), step).toEqual([]);
  expect(lesson.seen.asks).toEqual({ prediction: {}, claim: {} });

  lesson.take({ type: 'endMission' }, { type: 'loadSet', set: 'xor' });
  const { asks } = lesson.seen;
  lesson.take({ type: 'beginMission', name: 'explode' });
  expect(lesson.seen).toMatchObject({ set: 'wave', asks });
  lesson.take(...beginning('predict', lesson.seen));
  expect(lesson.seen).toMatchObject({ set: 'xor', round: { topic: 'faster' } });
});
