import { expect, test } from 'vitest';
import { BOTH_OUTCOMES, LOSS_OUTCOMES, outcomePaths } from '#client/activities/habits/outcome-paths.ts';
import type { ChartPoint } from '#client/components/loss-chart.ts';

const box = { width: 100, height: 70 };
const lastY = (path: string) => Number(path.split(' ').at(-1));
const falling = (last: number): ChartPoint[] => [
  [0, 1.4, 1.4],
  [10, 0.3, 0.4],
  [20, last, last],
];

test.each([0.2, 1e-6, 0])('a loss that is at %d may still be seen to fall, to stay and to rise', (last) => {
  const [falls, level, rises] = LOSS_OUTCOMES.map((name) =>
    lastY(outcomePaths(name, falling(last), box).training),
  );
  expect(falls! - level!).toBeGreaterThan(5);
  expect(level! - rises!).toBeGreaterThan(5);
});

test('what is guessed begins where what was measured ends', () => {
  for (const name of [...LOSS_OUTCOMES, ...BOTH_OUTCOMES]) {
    const { past, training } = outcomePaths(name, falling(0), box);
    expect(training.slice(1).startsWith(past.split('L').at(-1)!), name).toBe(true);
  }
});
