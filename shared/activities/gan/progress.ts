import type { SeatId } from '../../protocol/session-view.ts';
import { hasSurvivors } from './deal.ts';
import { GAN_LIMITS } from './limits.ts';
import { planOf, roundOf } from './plan.ts';
import { seatRound } from './seat-round.ts';
import type { GanState, House } from './state.ts';
import type { BoardGanView, Collection, SeatCounts } from './view-types.ts';

/** What a house has drawn after its card, and what is added by rule. */
export function collectionOf(state: GanState, house: House): Collection {
  const { items, houses, settings } = state;
  const drawn = Object.values(items).filter(
    (item) => !item.isForged && item.house === house && item.maker.kind === 'seat' && !item.isHidden,
  ).length;
  const seats = Object.values(houses).filter((other) => other === house).length;
  const wanted = planOf(settings).isCollecting ? seats * GAN_LIMITS.collectPerSeat : 0;
  return { drawn, wanted, readyMade: Math.max(0, GAN_LIMITS.collection - drawn) };
}

/** How far the phase has come: of the seats that have something to do, how many have done it. */
export function progressOf(state: GanState): BoardGanView['progress'] {
  const isDone = whenDone(state);
  if (!isDone) return { done: 0, asked: 0 };
  const seats = Object.keys(state.houses);
  const done = seats.map(isDone);
  return {
    done: done.filter((answer) => answer === true).length,
    asked: done.filter((answer) => answer !== undefined).length,
  };
}

/** Whether a seat has done its part; undefined where it has none. */
function whenDone(state: GanState): ((seat: SeatId) => boolean | undefined) | undefined {
  const round = roundOf(state.stage);
  switch (state.stage.phase) {
    case 'collect':
      return (seat) =>
        Object.values(state.items).filter(
          ({ maker, isForged }) => !isForged && maker.kind === 'seat' && maker.seat === seat,
        ).length >= GAN_LIMITS.collectPerSeat;
    case 'forge':
      return (seat) => seatRound(state, seat).forgery !== undefined;
    case 'judge':
      return (seat) => {
        const { deal } = seatRound(state, seat);
        return deal.length === 0 ? undefined : deal.every((id) => state.items[id]?.bets[seat] !== undefined);
      };
    case 'learn':
      return (seat) =>
        hasSurvivors(state, seat, round) ? seatRound(state, seat).survivor !== undefined : undefined;
    default:
      return undefined;
  }
}

export function countsOf({ houses, items, rounds }: GanState): Readonly<Record<SeatId, SeatCounts>> {
  const counts = Object.fromEntries(
    Object.keys(houses).map((seat) => [seat, { collected: 0, forged: 0, submitted: 0, tests: 0, bets: 0 }]),
  );
  for (const { maker, isForged, bets, isHandedIn } of Object.values(items)) {
    const own = maker.kind === 'seat' ? counts[maker.seat] : undefined;
    if (own) own[isForged ? 'forged' : 'collected']++;
    if (own && isForged && !isHandedIn) own.submitted++;
    for (const seat of Object.keys(bets)) if (counts[seat]) counts[seat].bets++;
  }
  for (const round of Object.values(rounds))
    for (const [seat, { tests }] of Object.entries(round))
      if (counts[seat]) counts[seat].tests += tests.length;
  return counts;
}
