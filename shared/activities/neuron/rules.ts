import type { ActivityRules, Viewer } from '../activity.ts';
import { withHabits } from '../habits/with-habits.ts';
import { apply } from './apply.ts';
import { nextDue } from './by-hand/decide.ts';
import { clockOf } from './clock.ts';
import { decide, seatRemoved } from './decide.ts';
import { nextHandMs, playedOf } from './machine-hands.ts';
import { neuronTrials } from './trials.ts';
import type { NeuronAction, NeuronEvent, NeuronState, NeuronView, Table, TableView } from './state.ts';

const initialState: NeuronState = {
  settings: { task: 'xor', seed: 1, share: 'parameter' },
  stage: { phase: 'setup' },
  tables: {},
  nextTable: 1,
  turns: {},
  right: {},
};

/**
 * The class is the network. Thirty hands against one gradient: tables of students hold a small network's weights, and then
 * the machine does. By hand: they compute a network's values forward, or its deltas and pulls back.
 */
const ownRules: ActivityRules<NeuronState, NeuronAction, NeuronEvent, NeuronView> = {
  name: 'neuron',
  initial: () => initialState,
  decide,
  apply,
  deadline(state) {
    const at = state.byHand ? nextDue(state.byHand) : nextAtTables(state);
    return at === undefined ? undefined : { at, action: { type: 'timeUp' } };
  },
  seatRemoved,
  view,
};

export const neuron = withHabits(ownRules, neuronTrials);

/** The end of the phase, or the machine's next turn for somebody. */
function nextAtTables(state: NeuronState): number | undefined {
  const clock = clockOf(state.stage);
  return clock?.kind === 'running' ? clock.endsAt - nextHandMs(state) : undefined;
}

/** Everybody sees every table; who turned how often is for the teacher and the board's owner. */
function view(state: NeuronState, { role }: Viewer): NeuronView {
  const { settings, stage, start, turns, right, byHand } = state;
  const optional = { ...(start && { start }), ...(byHand && { byHand }) };
  const shown = { settings, stage, right, tables: viewTables(state), ...optional };
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
  const { holders, weights, hands, runs } = table;
  const { steps, loss, best } = look === 'blind' ? runs.blind : runs.seeing;
  const played = playedOf(holders, hands);
  const made = { holders, weights, steps, loss, best, played, ...(look === 'after' && { runs }) };
  known[look].set(table, made);
  return made;
}
