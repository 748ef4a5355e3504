import type { SeatId } from '../../protocol/session-view.ts';
import { rasterize } from '../../drawings/rasterize.ts';
import { readyMade } from './cards/cards.ts';
import { shuffled } from '../game/shuffled.ts';
import { chanceOf, seatNumber } from './chance.ts';
import { housesInPlay, isMadeBy } from './houses.ts';
import { packInk } from './ink.ts';
import { GAN_LIMITS } from './limits.ts';
import { planOf } from './plan.ts';
import { remembered } from '../game/remembered.ts';
import { dealtTo } from './seat-round.ts';
import type { GanState, House, Item, ItemId, SeatRound } from './state.ts';

/** What a round's judging begins with: forgeries and ready-made drawings that join in, and who judges what. */
export interface Deal {
  readonly items: Record<ItemId, Item>;
  readonly seats: Record<SeatId, Partial<SeatRound>>;
}

/** Keys of chance, so that no two of its uses draw the same numbers. */
const DEALING = 1;
const READY_MADE = 2;
const SURVIVORS = 3;

/** `state` has every forgery of a seat already. */
export function dealRound(state: GanState, round: number): Deal {
  const dealer = new Dealer(state, round);
  for (const house of housesInPlay(state.settings)) dealer.dealHouse(house);
  return dealer;
}

class Dealer implements Deal {
  readonly items: Record<ItemId, Item> = {};
  readonly seats: Record<SeatId, Partial<SeatRound>> = {};
  readonly #state: GanState;
  readonly #round: number;
  #nextItem: ItemId;

  constructor(state: GanState, round: number) {
    this.#state = state;
    this.#round = round;
    this.#nextItem = state.nextItem;
  }

  dealHouse(house: House): void {
    const { settings, houses } = this.#state;
    const forgeries = [...this.#forgedByStudents(house), ...this.#forgedByNetwork(house)];
    const count = planOf(settings).items;
    if (count === 0) return;
    const most = Math.round((count * GAN_LIMITS.forgedPerSeat.max) / GAN_LIMITS.itemsPerSeat);
    const fewest = Math.round((count * GAN_LIMITS.forgedPerSeat.min) / GAN_LIMITS.itemsPerSeat);
    while (forgeries.length < most) forgeries.push(this.#makeReady(house, true));
    const shownForged = new Shown(forgeries);
    const shownReal = new Shown(this.#collected(house));
    const random = chanceOf(this.#state, DEALING, this.#round, house);
    const detectives = Object.keys(houses).filter((seat) => houses[seat] === house);
    const spare: ItemId[] = [];
    for (const seat of shuffled(detectives, random)) {
      const known = dealtTo(this.#state, seat);
      const mayJudge = (id: ItemId) => !known.has(id) && !isMadeBy(this.#item(id), seat);
      const forged = shownForged.take(fewest + random.below(most - fewest + 1), mayJudge, random);
      const real = shownReal.take(count - forged.length, mayJudge, random);
      for (let index = 0; real.length + forged.length < count; index++) {
        spare[index] ??= this.#makeReady(house, false);
        real.push(spare[index]!);
      }
      this.seats[seat] = { deal: shuffled([...forged, ...real], random) };
    }
  }

  #item(id: ItemId): Item {
    return this.items[id] ?? this.#state.items[id]!;
  }

  #forgedByStudents(house: House): ItemId[] {
    return this.#known(
      (item) => item.isForged && item.house === house && item.round === this.#round && !item.isHidden,
    );
  }

  #collected(house: House): ItemId[] {
    return this.#known(
      (item) => !item.isForged && item.house === house && item.maker.kind === 'seat' && !item.isHidden,
    );
  }

  #known(isMeant: (item: Item) => boolean): ItemId[] {
    const { items } = this.#state;
    return Object.keys(items)
      .map(Number)
      .filter((id) => isMeant(items[id]!));
  }

  #forgedByNetwork(house: House): ItemId[] {
    const { networkForgeries, settings } = this.#state;
    const most = settings.forgers === 'network' ? Infinity : GAN_LIMITS.networkForgeries;
    // The last ones: the referees learn from the first.
    return networkForgeries[house].slice(-most).map((ink) =>
      this.#add({
        house,
        isForged: true,
        maker: { kind: 'network' },
        round: this.#round,
        ink,
        bets: {},
        scores: {},
      }),
    );
  }

  /** A drawing by rule that no network has learned from. */
  #makeReady(house: House, isForged: boolean): ItemId {
    const { lots = 0, cards } = this.#state;
    const strokes = readyMade(cards![house], !isForged, lots, READY_MADE, this.#nextItem);
    const ink = packInk(rasterize(strokes));
    return this.#add({
      house,
      isForged,
      maker: { kind: 'readyMade' },
      round: this.#round,
      ink,
      bets: {},
      scores: {},
    });
  }

  #add(item: Item): ItemId {
    const id = this.#nextItem++;
    this.items[id] = item;
    return id;
  }
}

/** Items, and how many have been shown each: the least shown come first, so that all are judged about equally often. */
class Shown {
  readonly #counts: Map<ItemId, number>;

  constructor(ids: readonly ItemId[]) {
    this.#counts = new Map(ids.map((id) => [id, 0]));
  }

  take(count: number, mayTake: (id: ItemId) => boolean, random: { uniform(): number }): ItemId[] {
    const ranked = [...this.#counts]
      .filter(([id]) => mayTake(id))
      .map(([id, shown]) => ({ id, rank: shown + random.uniform() }))
      .sort((one, other) => one.rank - other.rank)
      .slice(0, count);
    for (const { id } of ranked) this.#counts.set(id, this.#counts.get(id)! + 1);
    return ranked.map(({ id }) => id);
  }
}

/** Forgeries among which a seat taps those that survive: of its own side, so that nothing is told of what it judges. */
export function survivorsFor(state: GanState, seat: SeatId, round: number): readonly ItemId[] {
  const mayTap = tappableBy(state, seat);
  const candidates = forgedIn(state)[round]?.filter(mayTap) ?? [];
  const random = chanceOf(state, SURVIVORS, round, seatNumber(seat));
  return shuffled(candidates, random).slice(0, GAN_LIMITS.survivors);
}

export function hasSurvivors(state: GanState, seat: SeatId, round: number): boolean {
  return forgedIn(state)[round]?.some(tappableBy(state, seat)) ?? false;
}

function tappableBy({ items, houses, settings }: GanState, seat: SeatId): (id: ItemId) => boolean {
  const two = housesInPlay(settings).length === 2;
  return (id) => {
    const item = items[id]!;
    return (!two || item.house !== houses[seat]) && !isMadeBy(item, seat);
  };
}

/** What was forged in each round and is not hidden. */
const forgedIn = remembered(
  ({ items }: GanState) => {
    const found: Record<number, ItemId[]> = {};
    for (const [id, { isForged, round, isHidden }] of Object.entries(items))
      if (isForged && round !== undefined && !isHidden) (found[round] ??= []).push(Number(id));
    return found;
  },
  ({ items }) => [items],
);
