import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { beginByHand, decideAtDesk, decideDue } from './by-hand/decide.ts';
import { clockOf } from './clock.ts';
import { onScale } from './limits.ts';
import { patienceAt, playHands } from './machine-hands.ts';
import { lossOf, startOf } from './measure.ts';
import { leftOf, type PhaseClock, steered, stopped } from '../phase-clock.ts';
import { AFTER } from './phases.ts';
import { dealTables, placeOf, seatsAt, sitDown, standUp } from './places.ts';
import { sharesOf } from './shares.ts';
import { stageBegun } from './stages.ts';
import type { Holders, NeuronAction, NeuronEvent, NeuronState } from './state.ts';

type Decided = Decision<NeuronEvent>;
type Steering = Exclude<NeuronAction, { type: AtSeat | 'timeUp' }>;
type AtSeat = 'turn' | 'sit' | 'answer' | 'takeJob';

export function decide(state: NeuronState, action: NeuronAction, context: DecisionContext): Decided {
  const { viewer } = context;
  switch (action.type) {
    case 'turn':
      return viewer.role === 'student'
        ? decideTurn(state, action, viewer.seat, context.now)
        : refused('students-only');
    case 'sit':
      return viewer.role === 'student'
        ? decideSitting(state, viewer.seat, context.now)
        : refused('students-only');
    case 'answer':
    case 'takeJob':
      return viewer.role === 'student'
        ? decideAtDesk(state.byHand, action, viewer.seat, context)
        : refused('students-only');
    case 'timeUp':
      return viewer.role === 'clock' ? decideTimeUp(state, context) : refused('teacher-only');
    default:
      return viewer.role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  }
}

function decideTurn(
  state: NeuronState,
  action: NeuronAction & { type: 'turn' },
  seat: SeatId,
  now: number,
): Decided {
  const { stage, settings } = state;
  if (state.byHand) return refused('not-now', 'the class computes by hand');
  if (stage.phase !== action.phase) return refused('not-now', `it is ${stage.phase}, not ${action.phase}`);
  if (stage.clock.kind === 'stopped') return refused('frozen');
  const place = placeOf(state.tables, seat);
  if (!place?.parameters.includes(action.parameter))
    return refused('not-yours', `parameter ${action.parameter}`);
  const { table } = place;
  const { parameter } = action;
  const value = onScale(action.value);
  const loss = lossOf(settings.task, { ...state.tables[table]!.weights, [parameter]: value });
  const leftMs = patienceAt(leftOf(stage.clock, now));
  return allow([{ type: 'turned', seat, table, parameter, value, loss, leftMs }], table);
}

function decideSitting(
  { settings, stage, start, tables, nextTable }: NeuronState,
  seat: SeatId,
  now: number,
): Decided {
  if (placeOf(tables, seat)) return allow([]);
  if (!start || stage.phase === 'compare') return refused('not-now', `it is ${stage.phase}`);
  const hand =
    stage.phase === 'blind' || stage.phase === 'seeing'
      ? { hand: { seat, leftMs: patienceAt(leftOf(stage.clock, now)) } }
      : {};
  return allow([{ type: 'tableSet', ...sitDown(tables, seat, nextTable, sharesOf(settings)), ...hand }]);
}

export function seatRemoved(state: NeuronState, seat: SeatId): readonly NeuronEvent[] {
  const desk: readonly NeuronEvent[] = state.byHand?.desks[seat] ? [{ type: 'deskCleared', seat }] : [];
  return [...desk, ...leftTable(state, seat)];
}

function leftTable({ tables, settings }: NeuronState, seat: SeatId): readonly NeuronEvent[] {
  const place = placeOf(tables, seat);
  if (!place) return [];
  const { table } = place;
  const holders = standUp(tables[table]!.holders, seat, sharesOf(settings));
  return [holders ? { type: 'tableSet', table, holders } : { type: 'tableClosed', table }];
}

function decideSteering(state: NeuronState, action: Steering, context: DecisionContext): Decided {
  const { byHand } = state;
  const clock = byHand ? clockOf(byHand.stage) : clockOf(state.stage);
  const set = (next: PhaseClock): Decided =>
    allow([byHand ? { type: 'byHandClockSet', clock: next } : clockSet(next)]);
  switch (action.type) {
    case 'configure':
      return allow([{ type: 'configured', settings: { ...state.settings, ...action.settings } }]);
    case 'deal':
      return allow([...closing(state), deal(state, context)]);
    case 'next': {
      const decided = decideNext(state, context);
      return 'refused' in decided ? decided : allow([...closing(state), ...decided.events]);
    }
    case 'extend':
    case 'pause':
    case 'resume':
      return clock ? set(steered(clock, action.type, context.now)) : refused('not-now');
    case 'beginByHand':
      return allow([...halted(state, context), beginByHand(action.game, context.randomSeed(), context)]);
    case 'finishByHand':
      return byHand?.stage.phase === 'computing' ? allow([{ type: 'byHandFinished' }]) : refused('not-now');
    case 'closeByHand':
      return allow(closing(state));
    default:
      return action satisfies never;
  }
}

function closing({ byHand }: NeuronState): readonly NeuronEvent[] {
  return byHand ? [{ type: 'byHandClosed' }] : [];
}

/** The tables wait while the class computes by hand. */
function halted({ stage }: NeuronState, { now }: DecisionContext): readonly NeuronEvent[] {
  const clock = clockOf(stage);
  return clock?.kind === 'running' ? [clockSet(stopped(clock, now))] : [];
}

function deal({ settings }: NeuronState, { seats }: DecisionContext): NeuronEvent {
  const inOrder = seats.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
  const holders = dealTables(inOrder, sharesOf(settings));
  return { type: 'dealt', start: startOf(settings), holders };
}

function decideNext(state: NeuronState, context: DecisionContext): Decided {
  const next = AFTER[state.stage.phase];
  if (next === undefined) return refused('not-now', 'nothing follows; deal again');
  const begun = stageBegun(next, context.now);
  return allow(state.start ? [...withoutGone(state, context), begun] : [deal(state, context), begun]);
}

/** Seats may have been removed while the class was elsewhere in its lesson. */
function withoutGone({ tables, settings }: NeuronState, { seats }: DecisionContext): readonly NeuronEvent[] {
  const present = new Set(seats.map(({ id }) => id));
  return Object.entries(tables).flatMap(([id, { holders }]): NeuronEvent[] => {
    const gone = seatsAt(holders).filter((seat) => !present.has(seat));
    if (gone.length === 0) return [];
    const shares = sharesOf(settings);
    const left = gone.reduce<Holders | undefined>(
      (held, seat) => held && standUp(held, seat, shares),
      holders,
    );
    const table = Number(id);
    return [left ? { type: 'tableSet', table, holders: left } : { type: 'tableClosed', table }];
  });
}

function decideTimeUp(state: NeuronState, context: DecisionContext): Decided {
  if (state.byHand) return allow(decideDue(state.byHand, context));
  const { stage } = state;
  const clock = clockOf(stage);
  if (clock?.kind !== 'running') return allow([]);
  const leftMs = leftOf(clock, context.now);
  if (leftMs === 0) return decideNext(state, context);
  const isByHands = stage.phase === 'blind' || stage.phase === 'seeing';
  return allow(isByHands ? playHands(state, stage.phase, leftMs, context.randomSeed()) : []);
}

function clockSet(clock: PhaseClock): NeuronEvent {
  return { type: 'clockSet', clock };
}
