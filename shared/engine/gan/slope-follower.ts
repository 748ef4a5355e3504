import type { Random } from '../math/random.ts';
import type { Referee } from './referee.ts';

export interface SlopeFollowing {
  /** How often it asks. */
  readonly tests: number;
  /** Inputs that it fills after each answer. */
  readonly inputsATest: number;
}

/** So little is added to each slope that only equal ones are ordered by chance. */
const TIE = 1e-4;

/**
 * A forger who makes nothing but what a referee's slope asks for: from nothing at all it fills the inputs where the slope
 * is steepest. A referee that has never met such examples takes them for real. [inputs] of 0 and 1
 */
export function followSlope(
  referee: Pick<Referee, 'inputs' | 'slopeAt'>,
  { tests, inputsATest }: SlopeFollowing,
  random: Random,
): Float32Array {
  const example = new Float32Array(referee.inputs);
  for (let test = 0; test < tests; test++) {
    const slope = referee.slopeAt(example);
    const open = Array.from(slope, (value, place) => ({ value: value + TIE * random.normal(), place }))
      .filter(({ place }) => example[place] < 1)
      .sort((one, other) => other.value - one.value);
    for (const { value, place } of open.slice(0, inputsATest)) if (value > 0) example[place] = 1;
  }
  return example;
}
