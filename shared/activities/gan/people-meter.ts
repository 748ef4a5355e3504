import { type Bet, type Meter, meterOf } from '../game/meter.ts';
import { seatRound } from './seat-round.ts';
import type { GanState, House } from './state.ts';

/** Of people's bets in a round; undefined where none of the one kind or of the other was judged. */
export function peopleMeter(state: GanState, round: number, house?: House): Meter | undefined {
  return meterOf(betsOf(state, round, house));
}

/** Of several rounds together. */
export function pooledMeter(state: GanState, rounds: readonly number[]): Meter | undefined {
  return meterOf(rounds.flatMap((round) => betsOf(state, round)));
}

/** All bets that people made in a round. */
function betsOf(state: GanState, round: number, house?: House): readonly Bet[] {
  return Object.keys(state.rounds[round] ?? {}).flatMap((seat) =>
    seatRound(state, seat, round).deal.flatMap((id): Bet[] => {
      const item = state.items[id];
      const stop = item?.bets[seat];
      const isMeant = house === undefined || item?.house === house;
      return item && stop !== undefined && isMeant ? [{ isForged: item.isForged, stop }] : [];
    }),
  );
}
