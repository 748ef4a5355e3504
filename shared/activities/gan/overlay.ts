import { SIDE } from '../../drawings/drawing.ts';

/** Standard deviation of the blur, in pixels: single pixels are no advice. */
const SIGMA = 1.1;
const REACH = 3;
/** Less than this share of the strongest advice is none. */
const FAINT = 0.16;
const STRONGEST = 0.99;

/**
 * What a forger may see of ∂D/∂x: blurred; more ink only where there is paper left, less only where there is ink; scaled to
 * its 99th percentile, from −1 to 1. slope, ink [28 × 28] → [28 × 28]. Unmasked, nearly everything would say "less".
 */
export function forgerOverlay(slope: ArrayLike<number>, ink: ArrayLike<number>): Float32Array {
  const advice = blurred(slope).map((value, place) => value * (value > 0 ? 1 - ink[place]! : ink[place]!));
  const sizes = Array.from(advice, Math.abs).sort((one, other) => one - other);
  const strongest = sizes[Math.floor(STRONGEST * (sizes.length - 1))]! || 1;
  return advice.map((value) => {
    const share = Math.max(-1, Math.min(1, value / strongest));
    return Math.abs(share) < FAINT ? 0 : share;
  });
}

function blurred(values: ArrayLike<number>): Float32Array {
  return along(along(Float32Array.from(values), 1), SIDE);
}

/** One direction of the blur: `step` places from a pixel to the next. */
function along(values: Float32Array, step: number): Float32Array {
  return values.map((_, place) => {
    const position = step === 1 ? place % SIDE : Math.floor(place / SIDE);
    let [sum, weights] = [0, 0];
    for (let away = -REACH; away <= REACH; away++) {
      if (position + away < 0 || position + away >= SIDE) continue;
      const weight = Math.exp((-away * away) / (2 * SIGMA * SIGMA));
      sum += weight * values[place + away * step]!;
      weights += weight;
    }
    return sum / weights;
  });
}
