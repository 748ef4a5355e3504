import type { ActivityRules, Viewer } from '../activity.ts';
import { apply } from './apply.ts';
import { clockOf } from './clock.ts';
import { decide, seatRemoved } from './decide.ts';
import type { NeuronAction, NeuronEvent, NeuronState, NeuronView, Table, TableView } from './state.ts';

const initialState: NeuronState = {
  settings: { task: 'xor', seed: 1 },
  stage: { phase: 'setup' },
  tables: {},
  nextTable: 1,
  turns: {},
};

/** Thirty hands against one gradient: tables of students hold a small network's weights, and then the machine does. */
export const neuron: ActivityRules<NeuronState, NeuronAction, NeuronEvent, NeuronView> = {
  name: 'neuron',
  initial: () => initialState,
  decide,
  apply,
  deadline({ stage }) {
    const clock = clockOf(stage);
    return clock?.kind === 'running' ? { at: clock.endsAt, action: { type: 'timeUp' } } : undefined;
  },
  seatRemoved,
  view,
};

/** Everybody sees every table; who turned how often is for the teacher and the board's owner. */
function view(state: NeuronState, { role }: Viewer): NeuronView {
  const { settings, stage, start, turns } = state;
  const shown = { settings, stage, tables: viewTables(state), ...(start && { start }) };
  return role === 'student' ? shown : { ...shown, turns };
}

/** The look of a table by what it shows besides itself, so that one that did not change is the same object. */
const known = {
  blind: new WeakMap<Table, TableView>(),
  seeing: new WeakMap<Table, TableView>(),
  after: new WeakMap<Table, TableView>(),
};

function viewTables({ stage: { phase }, tables }: NeuronState): NeuronView['tables'] {
  const look = phase === 'setup' || phase === 'blind' ? 'blind' : phase === 'seeing' ? 'seeing' : 'after';
  return Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, viewTable(table, look)]));
}

function viewTable(table: Table, look: keyof typeof known): TableView {
  const seen = known[look].get(table);
  if (seen) return seen;
  const { holders, weights, runs } = table;
  const { steps, loss, best } = look === 'blind' ? runs.blind : runs.seeing;
  const made = { holders, weights, steps, loss, best, ...(look === 'after' && { runs }) };
  known[look].set(table, made);
  return made;
}
