import type { DecisionContext } from '../activity.ts';
import { DEFAULT_ENTRY } from './copies.ts';
import { TOURNAMENT_LIMITS } from './limits.ts';
import type { TournamentEvent, TournamentState } from './state.ts';

/** Everybody who is there gets a copy, whether they have chosen or not. */
export function startedEvents(
  { entries }: TournamentState,
  { seats }: DecisionContext,
): readonly TournamentEvent[] {
  const first = seats.toSorted((a, b) => a.number - b.number).slice(0, TOURNAMENT_LIMITS.copies);
  const all = first.map(({ id }) => [id, entries[id] ?? DEFAULT_ENTRY] as const);
  return [{ type: 'started', entries: Object.fromEntries(all) }];
}
