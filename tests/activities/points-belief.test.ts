import { expect, test } from 'vitest';
import { cellOf, cellsAlong, cellMiddles } from '#shared/activities/points/belief.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import { createRandom } from '#shared/engine/index.ts';

const { side } = POINTS_LIMITS;

test('A stroke across the plane passes every cell of its row, however few events tell of it', () => {
  const middles = cellMiddles();
  expect(cellsAlong(middles[0]!, middles[side - 1]!)).toEqual(
    Array.from({ length: side }, (_, cell) => cell),
  );
  expect(cellsAlong(middles[9]!, middles[9]!)).toEqual([9]);
});

test('From cell to cell a stroke leaves no gap, and it begins and ends where the finger does', () => {
  const random = createRandom(8);
  for (let stroke = 0; stroke < 500; stroke++) {
    const [from, to] = [0, 1].map(() => ({ x: 2 * random.uniform() - 1, y: 2 * random.uniform() - 1 }));
    const cells = cellsAlong(from!, to!);
    expect([cells[0], cells.at(-1)]).toEqual([cellOf(from!), cellOf(to!)]);
    for (const [index, cell] of cells.slice(1).entries()) {
      const before = cells[index]!;
      const apart = [(cell % side) - (before % side), Math.floor(cell / side) - Math.floor(before / side)];
      expect(Math.max(...apart.map(Math.abs))).toBe(1);
    }
  }
});
