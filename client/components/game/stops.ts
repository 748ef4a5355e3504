import { bitsOf, worthOf } from '#shared/activities/game/bits.ts';
import { STOPS } from '#shared/activities/game/stops.ts';

/** A key of a bet: the confidence that something is real, and the bits that it brings either way. */
export interface ConfidenceStop {
  /** From 0 to 1. */
  readonly share: number;
  readonly ifReal: number;
  readonly ifForged: number;
}

/** The keys of both games. */
export const STAKES: readonly ConfidenceStop[] = STOPS.map((stop) => ({
  share: stop / 100,
  ifReal: bitsOf(worthOf(stop, false)),
  ifForged: bitsOf(worthOf(stop, true)),
}));

/** What a stop brings whom it proves right, and costs whom it proves wrong. Undefined in the middle: nothing either way. */
export function stakeOf({
  share,
  ifReal,
  ifForged,
}: ConfidenceStop): { right: number; wrong: number } | undefined {
  if (share === 0.5) return undefined;
  return share > 0.5 ? { right: ifReal, wrong: ifForged } : { right: ifForged, wrong: ifReal };
}

/** The stop that a finger points at which went `way` px to the right; undefined while it hardly moved. */
export function stopOfSwipe(way: number, stops: number, stepPx = 56): number | undefined {
  if (Math.abs(way) < stepPx / 2) return undefined;
  const middle = (stops - 1) / 2;
  return Math.min(stops - 1, Math.max(0, middle + Math.round(way / stepPx)));
}
