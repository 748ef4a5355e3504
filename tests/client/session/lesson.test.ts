import { expect, test } from 'vitest';
import { isDone, type Lesson, LessonSeen, nextStep } from '#client/components/session/lesson.ts';

const NAMES = ['place', 'train', 'ask', 'mission', 'claim'] as const;

type Name = (typeof NAMES)[number];

/** A class at `at`, of whose session so much is known. */
function classAt(at: Name, { behind = [], closed = [] }: { behind?: Name[]; closed?: Name[] } = {}) {
  return {
    at,
    isBehind: (name: Name) => (name === 'mission' || name === 'claim' ? behind.includes(name) : undefined),
    canWait: (name: Name) => name === 'ask' || name === 'claim',
    wordsOf: (name: Name) => ({ title: name, said: '' }),
    beginnerOf: (name: Name) => (closed.includes(name) ? undefined : () => undefined),
  };
}

const doneOf = (lesson: Lesson) => NAMES.filter((_, index) => isDone(lesson, index));

test('a class that goes back leaves behind what it has been at; what its session remembers decides where it does', () => {
  const seen = new LessonSeen(NAMES);
  expect(doneOf(seen.now(classAt('ask')))).toEqual(['place', 'train']);
  expect(doneOf(seen.now(classAt('claim')))).toEqual(['place', 'train', 'ask']);
  expect(doneOf(seen.now(classAt('train', { behind: ['claim'] })))).toEqual(['place', 'ask', 'claim']);
});

test('a lesson goes on with the first step that has not been; a question that cannot be asked is passed over', () => {
  const next = (...[at, known]: Parameters<typeof classAt>) =>
    nextStep(new LessonSeen(NAMES).now(classAt(at, known)))?.title;
  expect(next('place')).toBe('train');
  expect(next('place', { closed: ['train'] })).toBeUndefined();
  expect(next('train', { closed: ['ask'] })).toBe('mission');
  expect(next('ask', { behind: ['mission'] })).toBe('claim');
  expect(next('claim')).toBeUndefined();
});

test('a lesson that only counts its steps has done those before the current one', () => {
  const steps = NAMES.map((title) => ({ title, said: '' }));
  expect(doneOf({ steps, current: 2 })).toEqual(['place', 'train']);
  expect(nextStep({ steps, current: 2 })).toBeUndefined();
});
