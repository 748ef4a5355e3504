import type { Drawing } from './drawing.ts';

/**
 * Strokes a pixel thicker on each side (amount 1), or thinner (−1); between, a mixture with what they were. Thicker
 * takes the most ink of a pixel and its four neighbours, thinner the least (dilation and erosion).
 */
export function withStroke({ ink, side }: Drawing, amount: number): Drawing {
  const choose = amount > 0 ? Math.max : Math.min;
  const share = Math.min(1, Math.abs(amount));
  const changed = ink.map((own, place) => {
    const [column, row] = [place % side, Math.floor(place / side)];
    const chosen = choose(
      own,
      column > 0 ? ink[place - 1] : 0,
      column < side - 1 ? ink[place + 1] : 0,
      row > 0 ? ink[place - side] : 0,
      row < side - 1 ? ink[place + side] : 0,
    );
    return own + share * (chosen - own);
  });
  return { ink: changed, side };
}
