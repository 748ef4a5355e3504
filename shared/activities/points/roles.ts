import type { SeatId } from '../../protocol/session-view.ts';
import type { Seat } from '../activity.ts';
import { POINTS_LIMITS } from './limits.ts';
import type { Cast, PointsState, Role, Team } from './state.ts';

/** What a half of the class plays in a round: the halves change places halfway. Nobody where networks play. */
export function roleIn(cast: Cast, team: Team, round: number): Role | undefined {
  switch (cast) {
    case 'both':
      return team === halfOf(cast, round) ? 'detective' : 'forger';
    case 'forgers':
      return 'forger';
    case 'detectives':
      return 'detective';
    case 'networks':
      return undefined;
    default:
      return cast satisfies never;
  }
}

/** Where both roles are played there are two halves; else the whole game is one. */
export function halfOf(cast: Cast, round: number): 0 | 1 {
  return cast === 'both' && round > POINTS_LIMITS.roundsPerRole ? 1 : 0;
}

/** Where students forge they see real points in the last round of a half, as a generator never does before. */
export function areRealOpen(cast: Cast, round: number): boolean {
  if (cast === 'detectives' || cast === 'networks') return true;
  return round >= POINTS_LIMITS.rounds || halfOf(cast, round) !== halfOf(cast, round + 1);
}

/** A seat's role now; none before the game, and for who has just come. */
export function roleOf({ settings, stage, teams }: PointsState, seat: SeatId): Role | undefined {
  const team = teams[seat];
  return team === undefined || !('round' in stage) ? undefined : roleIn(settings.cast, team, stage.round);
}

/** Newcomers in the order of joining, each into the smaller half. */
export function teamsOfNewcomers(
  known: PointsState['teams'],
  seats: readonly Seat[],
): Readonly<Record<SeatId, Team>> {
  const sizes: [number, number] = [0, 0];
  for (const team of Object.values(known)) sizes[team] += 1;
  const newcomers = seats.filter(({ id }) => known[id] === undefined).sort((a, b) => a.number - b.number);
  return Object.fromEntries(
    newcomers.map(({ id }) => {
      const team: Team = sizes[1] < sizes[0] ? 1 : 0;
      sizes[team] += 1;
      return [id, team];
    }),
  );
}

/** Whether everybody begins a round with empty hands: the first, and the first in the other role. */
export function isFresh(cast: Cast, round: number): boolean {
  return round === 1 || (cast === 'both' && round === POINTS_LIMITS.roundsPerRole + 1);
}
