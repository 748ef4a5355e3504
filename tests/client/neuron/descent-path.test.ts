import { expect, test } from 'vitest';
import { guessedDescent, levelY, measuredDescent } from '#client/activities/neuron/descent-path.ts';

const box = { width: 200, height: 100 };
const points = (path: string) =>
  path
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number));

test('the machine’s measured way runs from the start’s loss to its last one, over all its steps', () => {
  const way = points(
    measuredDescent(
      [
        [0, 0.8, null],
        [10, 0.4, null],
        [40, 0.2, null],
      ],
      0.8,
      box,
    ),
  );
  const y = (level: number) => Number(levelY(level, box).toFixed(1));
  expect(way).toEqual([
    [0, y(1)],
    [50, y(0.5)],
    [200, y(0.25)],
  ]);
  expect(measuredDescent([], 0.8, box)).toBe('');
});

test('a loss that explodes leaves the picture at its top, and no number that is none in the path', () => {
  const way = measuredDescent(
    [
      [0, 1, null],
      [1, 1e9, null],
      [2, Infinity, null],
    ],
    1,
    box,
  );
  expect(points(way)).toHaveLength(2);
  expect(points(way)[1]![1]).toBeGreaterThanOrEqual(0);
});

test('of the three guesses one ends below the hands’ line, one on it and one above', () => {
  const ends = ['lower', 'same', 'higher'].map((name) => points(guessedDescent(name, 0.5, box)).at(-1)![1]!);
  const line = levelY(0.5, box);
  expect(ends[0]).toBeGreaterThan(line + 5);
  expect(ends[1]).toBeCloseTo(line, 0);
  expect(ends[2]).toBeLessThan(line - 5);
});
