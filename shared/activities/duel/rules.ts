import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import { allow, refused, type ActivityRules, type Decision, type DecisionContext } from '../activity.ts';
import { withHabits } from '../habits/with-habits.ts';
import { applyTraining, decideTraining, pausedTraining } from '../training-control.ts';
import { cleanPoints } from './clean-points.ts';
import { DUEL_LIMITS } from './limits.ts';
import { duelTrials } from './trials.ts';
import type { DuelAction, DuelEvent, DuelSettings, DuelState, DuelView } from './state.ts';

const settings: DuelSettings = { shape: 'line', learningRate: 0.05, seed: 1 };

const initialState: DuelState = {
  settings,
  examples: cleanPoints(settings),
  nextExample: DUEL_LIMITS.cleanPoints + 1,
  training: { ...pausedTraining, speed: 30 },
};

/** Two networks that differ only in their loss learn from the same batches, while the class throws points far off. */
const ownRules: ActivityRules<DuelState, DuelAction, DuelEvent, DuelView> = {
  name: 'duel',
  initial: () => initialState,
  decide,
  apply,
  seatRemoved: (state, seat) => removal(thrown(state).filter((id) => state.examples[id]!.seat === seat)),
  view,
};

export const duel = withHabits(ownRules, duelTrials, { restsStudents: true });

function decide(state: DuelState, action: DuelAction, { viewer }: DecisionContext): Decision<DuelEvent> {
  if (action.type === 'addExample' || action.type === 'moveExample' || action.type === 'removeExample')
    return viewer.role === 'student' ? decideThrow(state, action, viewer.seat) : refused('students-only');
  if (viewer.role !== 'teacher') return refused('teacher-only');
  switch (action.type) {
    case 'clear':
      return allow(removal(thrown(state)));
    case 'configure':
      return allow([{ type: 'configured', settings: { ...state.settings, ...action.settings } }]);
    default:
      return allow(decideTraining(state.training, action));
  }
}

type Throw = Extract<DuelAction, { type: 'addExample' | 'moveExample' | 'removeExample' }>;

function decideThrow(state: DuelState, action: Throw, seat: SeatId): Decision<DuelEvent> {
  if (action.type === 'addExample') {
    const own = Object.values(state.examples).filter((example) => example.seat === seat).length;
    if (own >= DUEL_LIMITS.examplesPerSeat) return refused('too-many-examples');
    const id = state.nextExample;
    return allow([{ type: 'examplePut', id, x: action.x, y: action.y, seat }], id);
  }
  const { id } = action;
  const example = state.examples[id];
  if (!example) return refused('no-such-example', String(id));
  if (example.seat !== seat) return refused('not-yours', String(id));
  if (action.type === 'removeExample') return allow(removal([id]));
  return allow([{ type: 'examplePut', id, x: action.x, y: action.y, seat }]);
}

/** Replayed from the journal, so it must never change what it makes of an old event. */
function apply(state: DuelState, event: DuelEvent): DuelState {
  switch (event.type) {
    case 'examplePut': {
      const { id, x, y, seat } = event;
      const examples = { ...state.examples, [id]: { x, y, label: 0, isTest: false, seat } };
      return { ...state, examples, nextExample: Math.max(state.nextExample, id + 1) };
    }
    case 'examplesRemoved': {
      const gone = new Set(event.ids.map(String));
      const kept = Object.entries(state.examples).filter(([id]) => !gone.has(id));
      return { ...state, examples: Object.fromEntries(kept) };
    }
    case 'configured':
      return { ...state, settings: event.settings, examples: withCleanPoints(state, event.settings) };
    default:
      return { ...state, training: applyTraining(state.training, event) };
  }
}

/** What was thrown stays where it is. */
function withCleanPoints({ examples }: DuelState, settings: DuelSettings): DuelState['examples'] {
  const own = Object.entries(examples).filter(([, { seat }]) => seat !== undefined);
  return { ...cleanPoints(settings), ...Object.fromEntries(own) };
}

function removal(ids: readonly ExampleId[]): readonly DuelEvent[] {
  return ids.length === 0 ? [] : [{ type: 'examplesRemoved', ids }];
}

function thrown({ examples }: DuelState): readonly ExampleId[] {
  return Object.entries(examples).flatMap(([id, { seat }]) => (seat === undefined ? [] : [Number(id)]));
}

const views = new WeakMap<DuelState, DuelView>();

/** A duel has no secrets: everybody sees the same. */
function view(state: DuelState): DuelView {
  const known = views.get(state);
  if (known) return known;
  const { settings, examples, training } = state;
  const made = { settings, examples, training };
  views.set(state, made);
  return made;
}
