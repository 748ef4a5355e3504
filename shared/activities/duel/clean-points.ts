import { createRandom } from '../../engine/index.ts';
import type { PlaneExample, PlaneExamples } from '../plane/state.ts';
import { DUEL_LIMITS } from './limits.ts';
import type { DuelSettings, DuelShape } from './state.ts';

const NOISE = 0.15;

const shapes: Readonly<Record<DuelShape, (x: number) => number>> = {
  line: (x) => 1.5 * x - 0.5,
  wave: (x) => 1.5 * Math.sin(3.4 * x) - 0.5,
};

/** Numbered from 1: the same for the same settings. */
export function cleanPoints({ shape, seed }: DuelSettings): PlaneExamples {
  const random = createRandom(seed);
  const point = (): PlaneExample => {
    const x = rounded(1.9 * random.uniform() - 0.95);
    return { x, y: rounded(shapes[shape](x) + NOISE * random.normal()), label: 0, isTest: false };
  };
  return Object.fromEntries(
    Array.from({ length: DUEL_LIMITS.cleanPoints }, (_, index) => [index + 1, point()]),
  );
}

/** What is shown is what is trained on, and what recovery reads again. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
