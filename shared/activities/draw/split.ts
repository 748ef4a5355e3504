import type { Seat } from '../activity.ts';
import type { DrawSplit } from './state.ts';

/** From this many seats on, a seat's drawings go to one set as a whole. */
const SEATS_FOR_SPLIT_BY_AUTHOR = 8;
/** Every fourth is kept for the test. */
const TEST_EVERY = 4;

/** Where the drawings of the seat that came as number `number` go, with so many seats. */
export function splitOf(number: number, seats: readonly Seat[]): DrawSplit {
  if (seats.length < SEATS_FOR_SPLIT_BY_AUTHOR) return 'both';
  return number % TEST_EVERY === 0 ? 'test' : 'training';
}

/** By drawing, a seat's own fourth or so goes to the test: which one differs from seat to seat. */
export function isForTest(split: DrawSplit, own: number, number: number): boolean {
  return split === 'both' ? (own + number) % TEST_EVERY === TEST_EVERY - 1 : split === 'test';
}
