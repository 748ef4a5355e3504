import { expect, test } from 'vitest';
import { routeOf } from '#client/routing/routes.ts';

test.each([
  ['/', { page: 'landing' }],
  ['/j/427913', { page: 'student', code: '427913' }],
  ['/teacher/427913/', { page: 'teacher', code: '427913' }],
  ['/board/427913', { page: 'board', code: '427913' }],
  ['/try', { page: 'try' }],
  ['/privacy', { page: 'privacy' }],
  ['/start/plane', { page: 'start', activity: 'plane' }],
  ['/start', { page: 'not-found' }],
  ['/j/4279', { page: 'not-found' }],
  ['/j', { page: 'not-found' }],
  ['/elsewhere/427913', { page: 'not-found' }],
  ['/j/427913/more', { page: 'not-found' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
