import type { Seat } from '../activity.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { seatNumber } from './chance.ts';
import type { GanSettings, GanState, House, Item } from './state.ts';

/** Students who forge against students are two houses; else the class is one. */
export function hasTwoHouses({ forgers, judges }: Pick<GanSettings, 'forgers' | 'judges'>): boolean {
  return forgers === 'students' && judges === 'students';
}

export function housesInPlay(settings: GanSettings): readonly House[] {
  return hasTwoHouses(settings) ? [0, 1] : [0];
}

/**
 * Where the class is one house, whoever comes belongs to it at once. Of two it is told by the seat's number while there
 * is something to collect, and by the next phase later on.
 */
export function houseOf(
  { houses, settings, stage }: Pick<GanState, 'houses' | 'settings' | 'stage'>,
  seat: SeatId,
): House | undefined {
  return houses[seat] ?? lateHouse({ settings, stage }, seat);
}

function lateHouse(
  { settings, stage }: Pick<GanState, 'settings' | 'stage'>,
  seat: SeatId,
): House | undefined {
  if (stage.phase === 'setup') return undefined;
  if (!hasTwoHouses(settings)) return 0;
  if (stage.phase !== 'collect') return undefined;
  return seatNumber(seat) % 2 === 1 ? 0 : 1;
}

/** Whose style a seat of this house forges. */
export function forgedBy(house: House, settings: GanSettings): House {
  return hasTwoHouses(settings) ? otherHouse(house) : house;
}

function otherHouse(house: House): House {
  return house === 0 ? 1 : 0;
}

/** Everybody who has no house yet: in the one whose card they were shown, else one after another into the smaller one. */
export function houseNewcomers(
  { houses, settings, stage }: Pick<GanState, 'houses' | 'settings' | 'stage'>,
  seats: readonly Seat[],
): Record<SeatId, House> {
  const known = seats.flatMap(({ id }) => houses[id] ?? []);
  const counts = [known.filter((house) => house === 0).length, known.filter((house) => house === 1).length];
  const newcomers: Record<SeatId, House> = {};
  for (const { id } of seats.toSorted((a, b) => a.number - b.number)) {
    if (houses[id] !== undefined) continue;
    const smaller: House = hasTwoHouses(settings) && counts[1]! < counts[0]! ? 1 : 0;
    const house = lateHouse({ settings, stage }, id) ?? smaller;
    counts[house]!++;
    newcomers[id] = house;
  }
  return newcomers;
}

export function isMadeBy({ maker }: Item, seat: SeatId): boolean {
  return maker.kind === 'seat' && maker.seat === seat;
}
