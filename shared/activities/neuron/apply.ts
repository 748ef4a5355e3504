import { addCurvePoint } from '../loss-curve.ts';
import { NEURON_LIMITS } from './limits.ts';
import type { HandPhase, NeuronEvent, NeuronState, Run, Stage, Start, Table, TableId } from './state.ts';

/** The state after `event`. Replayed from the journal, so it must never change what it makes of an old event. */
export function apply(state: NeuronState, event: NeuronEvent): NeuronState {
  switch (event.type) {
    case 'configured': {
      const { turns } = state;
      return { settings: event.settings, stage: { phase: 'setup' }, tables: {}, nextTable: 1, turns };
    }
    case 'dealt': {
      const { start, holders } = event;
      const tables = holders.map((held, index) => [index + 1, newTable(start, held)] as const);
      return {
        ...state,
        start,
        stage: { phase: 'setup' },
        tables: Object.fromEntries(tables),
        nextTable: holders.length + 1,
      };
    }
    case 'tableSet': {
      const known = state.tables[event.table];
      const { holders } = event;
      const table = known ? { ...known, holders } : newTable(state.start!, holders);
      const nextTable = Math.max(state.nextTable, event.table + 1);
      return { ...state, nextTable, tables: { ...state.tables, [event.table]: table } };
    }
    case 'tableClosed': {
      const { [event.table]: _closed, ...tables } = state.tables;
      return { ...state, tables };
    }
    case 'stageBegun':
      return begun(state, event.stage);
    case 'clockSet':
      return 'clock' in state.stage ? { ...state, stage: { ...state.stage, clock: event.clock } } : state;
    case 'turned':
      return turned(state, event);
    default:
      return event satisfies never;
  }
}

function newTable(start: Start, holders: Table['holders']): Table {
  const run: Run = {
    steps: 0,
    loss: start.loss,
    best: start.loss,
    curve: [[0, start.loss, null]],
  };
  return { holders, weights: start.weights, runs: { blind: run, seeing: run } };
}

/** Both rounds begin with the same weights; afterwards the hands' last ones stay. */
function begun(state: NeuronState, stage: Stage): NeuronState {
  if (!isHandPhase(stage.phase)) return { ...state, stage };
  const { weights } = state.start!;
  const tables = Object.entries(state.tables).map(([id, table]): [TableId, Table] => [
    Number(id),
    { ...table, weights },
  ]);
  return { ...state, stage, tables: Object.fromEntries(tables) };
}

function turned(state: NeuronState, event: NeuronEvent & { type: 'turned' }): NeuronState {
  const { seat, parameter, value, loss } = event;
  const before = state.tables[event.table]!;
  const phase: HandPhase = state.stage.phase === 'blind' ? 'blind' : 'seeing';
  const table: Table = {
    ...before,
    weights: { ...before.weights, [parameter]: value },
    runs: { ...before.runs, [phase]: stepped(before.runs[phase], loss) },
  };
  return {
    ...state,
    tables: { ...state.tables, [event.table]: table },
    turns: { ...state.turns, [seat]: (state.turns[seat] ?? 0) + 1 },
  };
}

function stepped({ steps, best, curve }: Run, loss: number): Run {
  return {
    steps: steps + 1,
    loss,
    best: Math.min(best, loss),
    curve: addCurvePoint(curve, [steps + 1, loss, null], NEURON_LIMITS.curvePoints),
  };
}

function isHandPhase(phase: Stage['phase']): phase is HandPhase {
  return phase === 'blind' || phase === 'seeing';
}
