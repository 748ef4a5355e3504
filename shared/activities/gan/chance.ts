import { createRandom, type Random } from '../../engine/index.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import type { GanState } from './state.ts';

/** What chance decides in one place of a game, named by its keys: nobody who has not the lots can work it out. */
export function chanceOf({ lots = 0 }: Pick<GanState, 'lots'>, ...keys: readonly number[]): Random {
  return createRandom(lots, ...keys);
}

export function seatNumber(seat: SeatId): number {
  return Number(seat.slice(1));
}
