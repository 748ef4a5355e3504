import type { SeatId } from '../../protocol/session-view.ts';
import type { GanState, ItemId, SeatRound } from './state.ts';
import { roundOf } from './plan.ts';

const nothing: SeatRound = { tests: [], deal: [] };

/** What a seat has done in a round; of the present one, where none is named. */
export function seatRound(state: GanState, seat: SeatId, round = roundOf(state.stage)): SeatRound {
  return state.rounds[round]?.[seat] ?? nothing;
}

export function withSeatRound(
  state: GanState,
  seat: SeatId,
  round: number,
  change: Partial<SeatRound>,
): GanState['rounds'] {
  const before = state.rounds[round] ?? {};
  return { ...state.rounds, [round]: { ...before, [seat]: { ...nothing, ...before[seat], ...change } } };
}

/** Whose test of the present round it is. */
export function testedBy({ rounds, stage }: GanState, test: number): SeatId | undefined {
  const seats = Object.entries(rounds[roundOf(stage)] ?? {});
  return seats.find(([, { tests }]) => tests.some(({ id }) => id === test))?.[0];
}

/** All that a seat has been shown to judge. */
export function dealtTo({ rounds }: GanState, seat: SeatId): ReadonlySet<ItemId> {
  return new Set(Object.values(rounds).flatMap((seats) => seats[seat]?.deal ?? []));
}
