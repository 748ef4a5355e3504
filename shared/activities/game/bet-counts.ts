import type { Stop } from './stops.ts';

/** How many bets were made at each stop; a stop without any is absent. */
export type BetCounts = Readonly<Partial<Record<Stop, number>>>;

export function countBets(stops: readonly Stop[]): BetCounts {
  const counts: Partial<Record<Stop, number>> = {};
  for (const stop of stops) counts[stop] = (counts[stop] ?? 0) + 1;
  return counts;
}
