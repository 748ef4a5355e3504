import type { SeatId } from '../../protocol/session-view.ts';
import { initialState } from './initial.ts';
import { isFresh, roleIn } from './roles.ts';
import { gridOf } from './scores.ts';
import type { PlaneFrame, PointsEvent, PointsState, RoundRecord } from './state.ts';

/** Replayed from the journal, so it must never change what it makes of an old event. */
export function apply(state: PointsState, event: PointsEvent): PointsState {
  switch (event.type) {
    case 'configured':
      return { ...state, settings: event.settings };
    case 'gameBegun':
      return {
        ...initialState,
        settings: { ...state.settings, seed: event.seed },
        teams: state.teams,
        drive: state.drive,
      };
    case 'stageBegun':
      return applyStage(state, event);
    case 'clockSet':
      return 'clock' in state.stage ? { ...state, stage: { ...state.stage, clock: event.clock } } : state;
    case 'painted':
      return { ...state, grids: { ...state.grids, [event.seat]: event.grid } };
    case 'placed':
      return { ...state, forged: { ...state.forged, [event.seat]: event.points } };
    case 'networksMeasured': {
      const { type: _, round, ...measured } = event;
      const record = state.rounds[round];
      return record ? { ...state, rounds: { ...state.rounds, [round]: { ...record, ...measured } } } : state;
    }
    case 'fieldMeasured':
      return { ...state, machine: event.machine };
    case 'filmed':
      return { ...state, film: thinned([...state.film, event.frame]) };
    case 'judged':
      return judged(state, event);
    case 'driveSet':
      return { ...state, drive: event.drive };
    case 'stepped':
      return state;
    case 'seatForgotten':
      return forgotten(state, event.seat);
    case 'gameLeft':
      return { ...initialState, settings: state.settings, teams: state.teams, drive: state.drive };
    default:
      return event satisfies never;
  }
}

function applyStage(
  state: PointsState,
  { stage, teams, forged, deals }: Extract<PointsEvent, { type: 'stageBegun' }>,
): PointsState {
  const after = { ...state, stage, teams: { ...state.teams, ...teams } };
  if (stage.phase === 'reveal') {
    const record = { ...recordOf(after, stage.round), ...(deals && { deals }) };
    return { ...after, rounds: { ...state.rounds, [stage.round]: record } };
  }
  if (stage.phase !== 'play') return after;
  if (!isFresh(state.settings.cast, stage.round)) return { ...after, forged: { ...state.forged, ...forged } };
  const { machine: _, ...rest } = after;
  return { ...rest, grids: {}, forged };
}

/** What counts: the belief of every detective, also of those who painted nothing, and all points of forgers. */
function recordOf({ settings, teams, grids, forged, film }: PointsState, round: number): RoundRecord {
  const seats = Object.entries(teams);
  const detectives = seats.filter(([, team]) => roleIn(settings.cast, team, round) === 'detective');
  const frame = film.at(-1);
  return {
    grids: Object.fromEntries(detectives.map(([seat]) => [seat, gridOf(grids, seat)])),
    forged,
    ...(frame && { networkForged: frame.forgeries, at: frame.iteration }),
  };
}

/** Frames that are kept: of more than these every second one goes, but never the first or the last. */
const MOST_FRAMES = 60;

function thinned(film: readonly PlaneFrame[]): readonly PlaneFrame[] {
  if (film.length <= MOST_FRAMES) return film;
  return film.filter((_, index) => index % 2 === 0 || index === film.length - 1);
}

function judged(
  state: PointsState,
  { seat, round, index, stop }: Extract<PointsEvent, { type: 'judged' }>,
): PointsState {
  const record = state.rounds[round];
  const dealt = record?.deals?.[seat];
  if (!dealt) return state;
  const after = dealt.map((point, place) => (place === index ? { ...point, stop } : point));
  const deals = { ...record.deals, [seat]: after };
  return { ...state, rounds: { ...state.rounds, [round]: { ...record, deals } } };
}

function forgotten(state: PointsState, seat: SeatId): PointsState {
  const rounds = Object.entries(state.rounds).map(([round, record]) => [
    round,
    {
      ...record,
      grids: without(record.grids, seat),
      forged: without(record.forged, seat),
      ...(record.deals && { deals: without(record.deals, seat) }),
    },
  ]);
  return {
    ...state,
    teams: without(state.teams, seat),
    grids: without(state.grids, seat),
    forged: without(state.forged, seat),
    rounds: Object.fromEntries(rounds),
  };
}

function without<Value>(bySeat: Readonly<Record<SeatId, Value>>, seat: SeatId): Record<SeatId, Value> {
  const { [seat]: _, ...others } = bySeat;
  return others;
}
