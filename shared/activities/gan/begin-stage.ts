import type { DecisionContext } from '../activity.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { applyStage } from './apply-stage.ts';
import { dealRound } from './deal.ts';
import { forgedBy, houseNewcomers, houseOf } from './houses.ts';
import { nextStage, planOf, roundOf } from './plan.ts';
import { seatRound } from './seat-round.ts';
import type { GanEvent, GanStage, GanState, Item, ItemId, SeatRound } from './state.ts';

type StageBegun = Extract<GanEvent, { type: 'stageBegun' }>;

/** The stage after the present one, with all that begins with it. */
export function beginNextStage(state: GanState, { seats, now }: DecisionContext): StageBegun {
  const stage = nextStage(state.stage, planOf(state.settings), now);
  const handedIn = state.stage.phase === 'forge' ? handInTests(state) : { items: {}, seats: {} };
  const begun: StageBegun = { type: 'stageBegun', stage, houses: houseNewcomers(state, seats), ...handedIn };
  if (!isDealt(state, stage)) return begun;
  const deal = dealRound(applyStage(state, begun), roundOf(stage));
  return {
    ...begun,
    items: { ...begun.items, ...deal.items },
    seats: merged(begun.seats, deal.seats),
  };
}

/** Forgeries come together where they are judged; where nobody judges them, where they are learned from. */
function isDealt({ settings, stage: before }: GanState, { phase }: GanStage): boolean {
  if (phase === 'judge') return true;
  return before.phase === 'forge' && !planOf(settings).phases.includes('judge');
}

/** Whoever has tested and not submitted: the last that was tested counts. */
function handInTests(state: GanState): Pick<StageBegun, 'items' | 'seats'> {
  const round = roundOf(state.stage);
  const items: Record<ItemId, Item> = {};
  const seats: Record<SeatId, Partial<SeatRound>> = {};
  let id = state.nextItem;
  for (const seat of Object.keys(state.rounds[round] ?? {})) {
    const house = houseOf(state, seat);
    const { tests, forgery } = seatRound(state, seat, round);
    const last = tests.at(-1);
    if (house === undefined || forgery !== undefined || !last || state.muted[seat]) continue;
    const maker = { kind: 'seat', seat } as const;
    const style = forgedBy(house, state.settings);
    const { ink, strokes } = last;
    items[id] = {
      house: style,
      isForged: true,
      isHandedIn: true,
      maker,
      round,
      ink,
      strokes,
      bets: {},
      scores: {},
    };
    seats[seat] = { forgery: id++ };
  }
  return { items, seats };
}

function merged(one: StageBegun['seats'], other: StageBegun['seats']): StageBegun['seats'] {
  const all: Record<SeatId, Partial<SeatRound>> = { ...one };
  for (const [seat, change] of Object.entries(other)) all[seat] = { ...all[seat], ...change };
  return all;
}
