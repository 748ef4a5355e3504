import { TOURNAMENT_LIMITS } from '#shared/activities/tournament/limits.ts';

/** The dial's scale is logarithmic: from `min` to `max` in steps of a twentieth of a power of ten. */
const { min, max } = TOURNAMENT_LIMITS.learningRate;

const STEPS_PER_DECADE = 20;
export const LAST_STEP = Math.round(Math.log10(max / min) * STEPS_PER_DECADE);

/** Two digits are as much as anybody can tell apart. */
export function rateAt(step: number): number {
  const rate = min * 10 ** (step / STEPS_PER_DECADE);
  return Math.min(max, Math.max(min, Number(rate.toPrecision(2))));
}

export function stepOf(rate: number): number {
  return Math.round(Math.log10(rate / min) * STEPS_PER_DECADE);
}

/** From 0 to 1 along the scale. */
export function shareOf(rate: number): number {
  return Math.log10(rate / min) / Math.log10(max / min);
}
