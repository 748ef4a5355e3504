const fround = Math.fround;
const HALF_PI = fround(1.5707963267948966);
const QUARTER_PI = fround(0.7853981633974483);
/** tan(π/8) and tan(3π/8): between them the argument is turned by π/4. */
const LOW = fround(0.41421356237309503);
const HIGH = fround(2.414213562373095);
/** Highest power first: 1/17, −1/15, … −1/3, 1 */
const SERIES = [1 / 17, -1 / 15, 1 / 13, -1 / 11, 1 / 9, -1 / 7, 1 / 5, -1 / 3, 1].map(fround);

/**
 * arctan x in float32, relative error below 3e-7.
 * |x| is brought into [−tan π/8, tan π/8] by arctan x = π/4 + arctan((x − 1)/(x + 1)) or π/2 − arctan(1/x);
 * there arctan t = t − t³/3 + t⁵/5 − …
 */
export function arcTangent(x: number): number {
  const size = Math.abs(x);
  const turned = size > HIGH ? HALF_PI : size > LOW ? QUARTER_PI : 0;
  const above = size > HIGH ? -1 : size > LOW ? fround(size - 1) : size;
  const below = size > HIGH ? size : size > LOW ? fround(size + 1) : 1;
  const t = fround(above / below);
  const square = fround(t * t);
  let sum = SERIES[0];
  for (let term = 1; term < SERIES.length; term++) sum = fround(fround(sum * square) + SERIES[term]);
  const angle = fround(turned + fround(t * sum));
  return x < 0 ? -angle : angle;
}
