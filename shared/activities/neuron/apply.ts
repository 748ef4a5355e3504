import { addCurvePoint } from '../loss-curve.ts';
import { addedMs, type PhaseClock } from '../phase-clock.ts';
import { applyByHand } from './by-hand/apply.ts';
import type { ByHandEvent } from './by-hand/state.ts';
import { NEURON_LIMITS } from './limits.ts';
import { seatsAt } from './places.ts';
import { isHandPhase } from './stages.ts';
import type { HandPhase, Hands, MachineTurn, NeuronEvent, NeuronState, Run, Start, Table } from './state.ts';

/** The state after `event`. Replayed from the journal, so it must never change what it makes of an old event. */
export function apply(state: NeuronState, event: NeuronEvent): NeuronState {
  switch (event.type) {
    case 'configured': {
      const { turns, right } = state;
      const settings = { ...event.settings, share: event.settings.share ?? 'parameter' };
      return { settings, stage: { phase: 'setup' }, tables: {}, nextTable: 1, turns, right };
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
      const { holders, hand } = event;
      const set = known ? { ...known, holders } : newTable(state.start!, holders);
      const table = { ...set, hands: handsAt(set, hand) };
      const nextTable = Math.max(state.nextTable, event.table + 1);
      return { ...state, nextTable, tables: { ...state.tables, [event.table]: table } };
    }
    case 'tableClosed': {
      const { [event.table]: _closed, ...tables } = state.tables;
      return { ...state, tables };
    }
    case 'stageBegun':
      return begun(state, event);
    case 'clockSet':
      return clockSet(state, event.clock);
    case 'turned':
      return turned(state, event);
    case 'handPlayed':
      return handPlayed(state, event);
    default:
      return byHandApplied(state, event);
  }
}

function byHandApplied(state: NeuronState, event: ByHandEvent): NeuronState {
  const { byHand: before, ...others } = state;
  const byHand = applyByHand(before, event);
  const right =
    event.type === 'answered'
      ? { ...state.right, [event.seat]: (state.right[event.seat] ?? 0) + 1 }
      : state.right;
  return { ...others, right, ...(byHand && { byHand }) };
}

function newTable(start: Start, holders: Table['holders']): Table {
  const run: Run = {
    steps: 0,
    played: 0,
    loss: start.loss,
    best: start.loss,
    curve: [[0, start.loss, null]],
  };
  return { holders, weights: start.weights, hands: {}, runs: { blind: run, seeing: run } };
}

/** Only of those who sit there. */
function handsAt(table: Table, late: (NeuronEvent & { type: 'tableSet' })['hand']): Hands {
  const seats = seatsAt(table.holders);
  const kept = seats.filter((seat) => table.hands[seat]).map((seat) => [seat, table.hands[seat]!] as const);
  const added = late ? [[late.seat, { leftMs: late.leftMs, isPlayed: false }] as const] : [];
  return Object.fromEntries([...kept, ...added]);
}

/** Both rounds begin with the same weights; afterwards the hands' last ones stay. */
function begun(state: NeuronState, { stage, leftMs }: NeuronEvent & { type: 'stageBegun' }): NeuronState {
  const isByHands = isHandPhase(stage.phase);
  return withTables({ ...state, stage }, (table) => {
    if (!isByHands) return { ...table, hands: {} };
    const seats = leftMs === undefined ? [] : seatsAt(table.holders);
    const hands = Object.fromEntries(seats.map((seat) => [seat, { leftMs: leftMs!, isPlayed: false }]));
    return { ...table, hands, weights: state.start!.weights };
  });
}

/** Patience grows with the clock. */
function clockSet(state: NeuronState, clock: PhaseClock): NeuronState {
  if (!('clock' in state.stage)) return state;
  const added = addedMs(state.stage.clock, clock);
  const set = { ...state, stage: { ...state.stage, clock } };
  if (added === 0) return set;
  return withTables(set, (table) => {
    const hands = Object.entries(table.hands).map(([seat, hand]) => {
      return [seat, { ...hand, leftMs: hand.leftMs + added }] as const;
    });
    return { ...table, hands: Object.fromEntries(hands) };
  });
}

function withTables(state: NeuronState, change: (table: Table) => Table): NeuronState {
  const tables = Object.entries(state.tables).map(([id, table]) => [id, change(table)] as const);
  return { ...state, tables: Object.fromEntries(tables) };
}

function turned(state: NeuronState, event: NeuronEvent & { type: 'turned' }): NeuronState {
  const { seat, table: id, parameter, value, loss, leftMs } = event;
  const after = stepAt(state, state.tables[id]!, { parameter, value, loss }, 'hand');
  const hands = leftMs === undefined ? after.hands : { ...after.hands, [seat]: { leftMs, isPlayed: false } };
  return {
    ...state,
    tables: { ...state.tables, [id]: { ...after, hands } },
    turns: { ...state.turns, [seat]: (state.turns[seat] ?? 0) + 1 },
  };
}

/** The machine's turns are steps of the table's, and nobody's own. */
function handPlayed(state: NeuronState, event: NeuronEvent & { type: 'handPlayed' }): NeuronState {
  const { seat, table: id, turns, leftMs } = event;
  const after = turns.reduce((table, turn) => stepAt(state, table, turn, 'machine'), state.tables[id]!);
  const hands = { ...after.hands, [seat]: { leftMs, isPlayed: true } };
  return { ...state, tables: { ...state.tables, [id]: { ...after, hands } } };
}

function stepAt(
  { stage }: NeuronState,
  table: Table,
  { parameter, value, loss }: MachineTurn,
  by: 'hand' | 'machine',
): Table {
  const phase: HandPhase = stage.phase === 'blind' ? 'blind' : 'seeing';
  return {
    ...table,
    weights: { ...table.weights, [parameter]: value },
    runs: { ...table.runs, [phase]: stepped(table.runs[phase], loss, by) },
  };
}

function stepped({ steps, played, best, curve }: Run, loss: number, by: 'hand' | 'machine'): Run {
  return {
    steps: steps + 1,
    played: by === 'machine' ? played + 1 : played,
    loss,
    best: Math.min(best, loss),
    curve: addCurvePoint(curve, [steps + 1, loss, null], NEURON_LIMITS.curvePoints),
  };
}
