import type { Drawing } from './drawing.ts';

/**
 * Strokes a pixel thicker on each side (amount 1), or thinner (−1); between, a mixture with what they were. Thicker
 * takes the most ink of a pixel and its four neighbours, thinner the least (dilation and erosion).
 */
export function withStroke({ ink, side }: Drawing, amount: number): Drawing {
  const isThicker = amount > 0;
  const share = Math.min(1, Math.abs(amount));
  const changed = new Float32Array(ink.length);
  for (let place = 0; place < ink.length; place++) {
    const column = place % side;
    const own = ink[place];
    const left = column > 0 ? ink[place - 1] : 0;
    const right = column < side - 1 ? ink[place + 1] : 0;
    const above = place >= side ? ink[place - side] : 0;
    const below = place + side < ink.length ? ink[place + side] : 0;
    const chosen = isThicker
      ? Math.max(own, left, right, above, below)
      : Math.min(own, left, right, above, below);
    changed[place] = own + share * (chosen - own);
  }
  return { ink: changed, side };
}
