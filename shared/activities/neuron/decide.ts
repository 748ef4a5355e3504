import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { clockOf, extended, resumed, stopped } from './clock.ts';
import { NEURON_LIMITS, onScale } from './limits.ts';
import { lossOf, startOf } from './measure.ts';
import { dealTables, placeOf, seatsAt, sitDown, standUp } from './places.ts';
import type { Holders, NeuronAction, NeuronEvent, NeuronState, Phase, PhaseClock, Stage } from './state.ts';
import { parametersOf } from './tasks.ts';

type Decided = Decision<NeuronEvent>;
type Steering = Exclude<NeuronAction, { type: 'turn' | 'sit' | 'timeUp' }>;

export function decide(state: NeuronState, action: NeuronAction, context: DecisionContext): Decided {
  const { viewer } = context;
  switch (action.type) {
    case 'turn':
      return viewer.role === 'student' ? decideTurn(state, action, viewer.seat) : refused('students-only');
    case 'sit':
      return viewer.role === 'student' ? decideSitting(state, viewer.seat) : refused('students-only');
    case 'timeUp':
      return viewer.role === 'clock' ? decideTimeUp(state, context) : refused('teacher-only');
    default:
      return viewer.role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  }
}

function decideTurn(state: NeuronState, action: NeuronAction & { type: 'turn' }, seat: SeatId): Decided {
  const { stage, settings } = state;
  if (stage.phase !== action.phase) return refused('not-now', `it is ${stage.phase}, not ${action.phase}`);
  if (stage.clock.kind === 'stopped') return refused('frozen');
  const place = placeOf(state.tables, seat);
  if (!place?.parameters.includes(action.parameter))
    return refused('not-yours', `parameter ${action.parameter}`);
  const { table } = place;
  const { parameter } = action;
  const value = onScale(action.value);
  const loss = lossOf(settings.task, { ...state.tables[table]!.weights, [parameter]: value });
  return allow([{ type: 'turned', seat, table, parameter, value, loss }], table);
}

function decideSitting({ settings, stage, start, tables, nextTable }: NeuronState, seat: SeatId): Decided {
  if (placeOf(tables, seat)) return allow([]);
  if (!start || stage.phase === 'compare') return refused('not-now', `it is ${stage.phase}`);
  const parameters = parametersOf(settings.task).length;
  return allow([{ type: 'tableSet', ...sitDown(tables, seat, nextTable, parameters) }]);
}

export function seatRemoved({ tables }: NeuronState, seat: SeatId): readonly NeuronEvent[] {
  const place = placeOf(tables, seat);
  if (!place) return [];
  const { table } = place;
  const holders = standUp(tables[table]!.holders, seat);
  return [holders ? { type: 'tableSet', table, holders } : { type: 'tableClosed', table }];
}

function decideSteering(state: NeuronState, action: Steering, context: DecisionContext): Decided {
  const clock = clockOf(state.stage);
  switch (action.type) {
    case 'configure':
      return allow([{ type: 'configured', settings: { ...state.settings, ...action.settings } }]);
    case 'deal':
      return allow([deal(state, context)]);
    case 'next':
      return decideNext(state, context);
    case 'extend':
      return clock ? allow([clockSet(extended(clock))]) : refused('not-now');
    case 'pause':
      return clock ? allow([clockSet(stopped(clock, context.now))]) : refused('not-now');
    case 'resume':
      return clock ? allow([clockSet(resumed(clock, context.now))]) : refused('not-now');
    default:
      return action satisfies never;
  }
}

function deal({ settings }: NeuronState, { seats }: DecisionContext): NeuronEvent {
  const inOrder = seats.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
  const holders = dealTables(inOrder, parametersOf(settings.task).length);
  return { type: 'dealt', start: startOf(settings), holders };
}

const AFTER: Readonly<Record<Phase, Phase | undefined>> = {
  setup: 'blind',
  blind: 'seeing',
  seeing: 'backpropagation',
  backpropagation: 'compare',
  compare: undefined,
};

function decideNext(state: NeuronState, context: DecisionContext): Decided {
  const next = AFTER[state.stage.phase];
  if (next === undefined) return refused('not-now', 'nothing follows; deal again');
  const begun: NeuronEvent = { type: 'stageBegun', stage: stageOf(next, context.now) };
  return allow(state.start ? [...withoutGone(state, context), begun] : [deal(state, context), begun]);
}

/** Seats may have been removed while the class was elsewhere in its lesson. */
function withoutGone({ tables }: NeuronState, { seats }: DecisionContext): readonly NeuronEvent[] {
  const present = new Set(seats.map(({ id }) => id));
  return Object.entries(tables).flatMap(([id, { holders }]): NeuronEvent[] => {
    const gone = seatsAt(holders).filter((seat) => !present.has(seat));
    if (gone.length === 0) return [];
    const left = gone.reduce<Holders | undefined>((held, seat) => held && standUp(held, seat), holders);
    const table = Number(id);
    return [left ? { type: 'tableSet', table, holders: left } : { type: 'tableClosed', table }];
  });
}

function decideTimeUp(state: NeuronState, context: DecisionContext): Decided {
  const clock = clockOf(state.stage);
  const isOver = clock?.kind === 'running' && clock.endsAt <= context.now;
  return isOver ? decideNext(state, context) : allow([]);
}

function stageOf(phase: Phase, now: number): Stage {
  if (phase === 'setup' || phase === 'compare') return { phase };
  return { phase, clock: { kind: 'running', endsAt: now + NEURON_LIMITS.phaseMs[phase] } };
}

function clockSet(clock: PhaseClock): NeuronEvent {
  return { type: 'clockSet', clock };
}
