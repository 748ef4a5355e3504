import { balancedAccuracy, type BalancedAccuracy, type Count } from '../balanced-accuracy.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { seatRound } from './seat-round.ts';
import type { GanState, House, Item, Stop } from './state.ts';

/** How well the forged is told from the real, "cannot tell" as half of one: 0.5, and nobody can. */
export interface Meter extends BalancedAccuracy {
  readonly judgements: number;
}

/** Of people's bets in a round; undefined where none of the one kind or of the other was judged. */
export function peopleMeter(state: GanState, round: number, house?: House): Meter | undefined {
  const bets = betsOf(state, round, house);
  return meterOf(
    countRight(bets.filter(({ item }) => !item.isForged)),
    countRight(bets.filter(({ item }) => item.isForged)),
  );
}

interface Bet {
  readonly seat: SeatId;
  readonly item: Item;
  readonly stop: Stop;
}

/** All bets that people made in a round. */
function betsOf(state: GanState, round: number, house?: House): readonly Bet[] {
  return Object.keys(state.rounds[round] ?? {}).flatMap((seat) =>
    seatRound(state, seat, round).deal.flatMap((id): Bet[] => {
      const item = state.items[id];
      const stop = item?.bets[seat];
      const isMeant = house === undefined || item?.house === house;
      return item && stop !== undefined && isMeant ? [{ seat, item, stop }] : [];
    }),
  );
}

export function meterOf(real: Count, forged: Count): Meter | undefined {
  if (real.all === 0 || forged.all === 0) return undefined;
  return { ...balancedAccuracy(real, forged), judgements: real.all + forged.all };
}

function countRight(bets: readonly Bet[]): Count {
  return { right: bets.reduce((sum, { item, stop }) => sum + rightness(stop, item), 0), all: bets.length };
}

/** 1 where a bet, or the mean of bets, is on the right side, ½ in the middle, else 0. In percent. */
export function rightness(stop: number, { isForged }: Pick<Item, 'isForged'>): number {
  if (stop === 50) return 0.5;
  return stop > 50 === !isForged ? 1 : 0;
}
