import { roundOf } from './plan.ts';
import { withSeatRound } from './seat-round.ts';
import type { GanEvent, GanState, Items } from './state.ts';

export function applyStage(state: GanState, event: Extract<GanEvent, { type: 'stageBegun' }>): GanState {
  // What was forged belongs to the round that it was forged in; what is dealt, to the round that begins: the same one.
  const round = roundOf(event.stage) || roundOf(state.stage);
  const rounds = Object.entries(event.seats).reduce(
    (all, [seat, change]) => withSeatRound({ ...state, rounds: all }, seat, round, change),
    state.rounds,
  );
  return {
    ...state,
    stage: event.stage,
    houses: { ...state.houses, ...event.houses },
    rounds,
    items: { ...state.items, ...event.items },
    nextItem: afterAll(event.items, state.nextItem),
    ...(event.stage.phase === 'judge' && { judgedAt: { ...state.judgedAt, [round]: lastIteration(state) } }),
  };
}

function lastIteration({ films }: GanState): number {
  return films[0].at(-1)?.iteration ?? 0;
}

/** The next free number. */
function afterAll(items: Items, next: number): number {
  return Math.max(next, ...Object.keys(items).map((id) => Number(id) + 1));
}
