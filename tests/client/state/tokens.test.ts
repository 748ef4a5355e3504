import { beforeEach, expect, test } from 'vitest';
import {
  ensureToken,
  forgetToken,
  hasStartedAt,
  keepToken,
  latestClass,
  rememberStart,
  tokenOf,
} from '#client/state/tokens.ts';

const seat = { role: 'student', code: '427913' } as const;

beforeEach(() => localStorage.clear());

test('a seat’s token is made once and stays', () => {
  const token = ensureToken(seat);
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  expect(ensureToken(seat)).toBe(token);
});

test('seats of one browser have tokens of their own', () => {
  expect(ensureToken({ ...seat, slot: '2' })).not.toBe(ensureToken(seat));
});

test('a name card that was read stays read', () => {
  ensureToken(seat);
  rememberStart(seat);
  ensureToken(seat);
  expect(hasStartedAt(seat)).toBe(true);
});

test('the landing page is offered a class that can still be running, and none that was left', () => {
  expect(latestClass()).toBeUndefined();
  keepToken({ role: 'teacher', code: '111111' }, 'a'.repeat(32));
  expect(latestClass()).toEqual({ role: 'teacher', code: '111111' });
  forgetToken({ role: 'teacher', code: '111111' });
  expect(latestClass()).toBeUndefined();
});

test('who teaches a class and has a seat in it goes back to teaching', () => {
  ensureToken({ role: 'teacher', code: '427913' });
  ensureToken(seat);
  expect(latestClass()).toEqual({ role: 'teacher', code: '427913' });
});

test('a class of two days ago is not offered', () => {
  const usedAt = Date.now() - 48 * 3600 * 1000;
  localStorage.setItem('chalknet.teacher.111111', JSON.stringify({ token: 'a', usedAt, hasStarted: false }));
  expect(latestClass()).toBeUndefined();
});

test('what is not readable counts as nothing', () => {
  localStorage.setItem('chalknet.student.427913', '{');
  expect(tokenOf(seat)).toBeUndefined();
});
