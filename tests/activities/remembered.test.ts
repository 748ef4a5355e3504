import { expect, test, vi } from 'vitest';
import { remembered } from '#shared/activities/game/remembered.ts';

function counted() {
  const compute = vi.fn((bets: readonly number[], round: number) => bets.length * round);
  return { compute, product: remembered(compute, (bets, round) => [bets, round]) };
}

test('What comes of the same parts is worked out once, of other ones anew', () => {
  const { compute, product } = counted();
  const bets = [1, 2, 3];
  expect([product(bets, 1), product(bets, 2), product(bets, 1), product(bets, 2)]).toEqual([3, 6, 3, 6]);
  expect(compute).toHaveBeenCalledTimes(2);
  expect(product([...bets], 1)).toBe(3);
  expect(compute).toHaveBeenCalledTimes(3);
});

test('Of one object only the newest results are kept', () => {
  const { compute, product } = counted();
  const bets = [1];
  for (let round = 1; round <= 9; round++) product(bets, round);
  product(bets, 9);
  expect(compute).toHaveBeenCalledTimes(9);
  product(bets, 1);
  expect(compute).toHaveBeenCalledTimes(10);
});
