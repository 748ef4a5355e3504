import type { SeatId } from '../../protocol/session-view.ts';
import { applyStage } from './apply-stage.ts';
import { isMadeBy } from './houses.ts';
import { initialState } from './initial.ts';
import { roundOf } from './plan.ts';
import { seatRound, testedBy, withSeatRound } from './seat-round.ts';
import type { GanEvent, GanState, Item, ItemId, NetworkEvent, SeatRound } from './state.ts';

export function apply(state: GanState, event: GanEvent): GanState {
  switch (event.type) {
    case 'configured':
      return { ...state, settings: event.settings };
    case 'gameBegun':
      return {
        ...initialState,
        settings: state.settings,
        muted: state.muted,
        lots: event.lots,
        cards: event.cards,
      };
    case 'gameLeft':
      return { ...initialState, settings: state.settings, muted: state.muted };
    case 'stageBegun':
      return applyStage(state, event);
    case 'clockSet':
      return 'clock' in state.stage ? { ...state, stage: { ...state.stage, clock: event.clock } } : state;
    case 'collected':
      return withItem(housed(state, event.item), event.id, event.item);
    case 'discarded':
      return { ...state, items: without(state.items, [event.id]) };
    case 'tested': {
      const tests = [...seatRound(state, event.seat, event.round).tests, event.test];
      const rounds = withSeatRound(state, event.seat, event.round, { tests });
      return { ...state, rounds, nextItem: event.test.id + 1 };
    }
    case 'submitted': {
      const rounds = withSeatRound(state, event.seat, event.round, { forgery: event.id });
      return withItem({ ...state, rounds }, event.id, event.item);
    }
    case 'betPlaced':
      return changed(state, event.id, (item) => ({
        ...item,
        bets: { ...item.bets, [event.seat]: event.stop },
      }));
    case 'survivorTapped':
      return { ...state, rounds: withSeatRound(state, event.seat, event.round, { survivor: event.id }) };
    case 'claimed':
      return changed(state, event.id, (item) => ({ ...item, isClaimed: true }));
    case 'itemHidden':
      return changed(state, event.id, ({ isHidden: _, ...item }) =>
        event.isHidden ? { ...item, isHidden: true } : item,
      );
    case 'seatMuted': {
      const { [event.seat]: _, ...others } = state.muted;
      return { ...state, muted: event.isMuted ? { ...others, [event.seat]: true } : others };
    }
    case 'driveSet':
      return { ...state, drive: event.drive };
    case 'stepped':
      return state;
    case 'seatForgotten':
      return forgotten(state, event.seat);
    default:
      return applyObserved(state, event);
  }
}

function applyObserved(state: GanState, event: NetworkEvent): GanState {
  switch (event.type) {
    case 'testAnswered':
      return { ...state, rounds: answered(state, event) };
    case 'itemScored':
      return changed(state, event.id, (item) => ({ ...item, scores: { ...item.scores, ...event.scores } }));
    case 'survivalMeasured':
      return changed(state, event.id, (item) => ({ ...item, afterLearning: event.score }));
    case 'filmed': {
      const film = [...state.films[event.house], event.frame];
      return { ...state, films: { ...state.films, [event.house]: film } };
    }
    case 'networkForged':
      return { ...state, networkForgeries: { ...state.networkForgeries, [event.house]: event.forgeries } };
    case 'refereeReported':
      return { ...state, referees: { ...state.referees, [event.house]: event.referee } };
    default:
      return event satisfies never;
  }
}

/** Only the present round's tests are waited for. */
function answered(state: GanState, { id, answer }: Extract<NetworkEvent, { type: 'testAnswered' }>) {
  const seat = testedBy(state, id);
  if (seat === undefined) return state.rounds;
  const { tests } = seatRound(state, seat);
  const told = tests.map((test) => (test.id === id ? { ...test, answer } : test));
  return withSeatRound(state, seat, roundOf(state.stage), { tests: told });
}

/** Whoever came while there was something to collect belongs to the house after whose card they have drawn. */
function housed(state: GanState, { maker, house }: Item): GanState {
  if (maker.kind !== 'seat' || state.houses[maker.seat] !== undefined) return state;
  return { ...state, houses: { ...state.houses, [maker.seat]: house } };
}

function withItem(state: GanState, id: ItemId, item: Item): GanState {
  return { ...state, items: { ...state.items, [id]: item }, nextItem: Math.max(state.nextItem, id + 1) };
}

function changed(state: GanState, id: ItemId, change: (item: Item) => Item): GanState {
  const item = state.items[id];
  return item ? { ...state, items: { ...state.items, [id]: change(item) } } : state;
}

/** What it has made goes, with all bets on it; what it has said of others' stays, under a name that nobody has. */
function forgotten(state: GanState, seat: SeatId): GanState {
  const own = Object.keys(state.items)
    .map(Number)
    .filter((id) => isMadeBy(state.items[id]!, seat));
  const gone = new Set(own);
  const rounds = Object.fromEntries(
    Object.entries(state.rounds).map(([round, seats]) => [
      round,
      Object.fromEntries(
        Object.entries(seats).flatMap(([other, made]): [SeatId, SeatRound][] =>
          other === seat ? [] : [[other, withoutItems(made, gone)]],
        ),
      ),
    ]),
  );
  return {
    ...state,
    items: without(state.items, own),
    rounds,
    houses: except(state.houses, seat),
    muted: except(state.muted, seat),
  };
}

function withoutItems(made: SeatRound, gone: ReadonlySet<ItemId>): SeatRound {
  const { survivor, ...rest } = made;
  const isKept = survivor !== undefined && !gone.has(survivor);
  return { ...rest, deal: made.deal.filter((id) => !gone.has(id)), ...(isKept && { survivor }) };
}

function without(items: GanState['items'], ids: readonly ItemId[]): GanState['items'] {
  const gone = new Set(ids.map(String));
  return Object.fromEntries(Object.entries(items).filter(([id]) => !gone.has(id)));
}

function except<Value>(bySeat: Readonly<Record<SeatId, Value>>, seat: SeatId): Record<SeatId, Value> {
  const { [seat]: _, ...others } = bySeat;
  return others;
}
