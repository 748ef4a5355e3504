import { createRandom, type Random } from '../../engine/index.ts';
import type { PlaneSet } from './axes.ts';
import type { PlaneExample } from './state.ts';

type Point = Pick<PlaneExample, 'x' | 'y'>;

const POINTS = 60;
const DAYS = 120;
const TEST_SHARE = 0.2;
/** Of a line's points this share was measured badly: it lies anywhere. */
const OUTLIERS = 0.12;

/** The examples of a curve's set, drawn from `seed`. */
export function curveExamples(set: PlaneSet, seed: number): readonly PlaneExample[] {
  const random = createRandom(seed);
  if (set === 'price') return days(random);
  if (set === 'curve') return [];
  return Array.from({ length: POINTS }, () => {
    const x = 1.9 * random.uniform() - 0.95;
    const y = set === 'line' ? onLine(x, random) : 0.65 * Math.sin(3.4 * x) + 0.07 * random.normal();
    return { x, y, label: 0, isTest: random.uniform() < TEST_SHARE };
  });
}

function onLine(x: number, random: Random): number {
  const isOutlier = random.uniform() < OUTLIERS;
  return isOutlier ? 0.55 + 0.4 * random.uniform() : 0.6 * x - 0.25 + 0.05 * random.normal();
}

/** On this share of days news sets the price anew, and nothing of the day before says where. */
const NEWS = 0.15;

/**
 * A made-up market that overreacts: a low price rises, a high one falls, and chance adds its part. Each day is an
 * example, (today's price, tomorrow's price); the last fifth of the days is the test, since a forecast is about the
 * future.
 */
function days(random: Random): readonly PlaneExample[] {
  let today = 40 + 20 * random.uniform();
  return Array.from({ length: DAYS }, (_, day) => {
    const { x, y } = nextDay(today, random);
    today = y;
    return { x, y, label: 0, isTest: day >= DAYS * (1 - TEST_SHARE) };
  });
}

function nextDay(today: number, random: Random): Point {
  const usual = today + 34 * Math.tanh((50 - today) / 14) + 5 * random.normal();
  const news = 8 + 84 * random.uniform();
  return { x: today, y: random.uniform() < NEWS ? news : Math.min(97, Math.max(3, usual)) };
}
