import { allow, refused, type ActivityRules, type Decision, type DecisionContext } from '../activity.ts';
import { decideTraining, pausedTraining } from '../training-control.ts';
import { apply } from './apply.ts';
import { decideExample } from './decide-example.ts';
import { readyMadeExamples } from './ready-made.ts';
import type {
  PlaneAction,
  PlaneEvent,
  PlaneExamples,
  PlaneSettings,
  PlaneState,
  PlaneView,
} from './state.ts';
import type { ExampleId, SeatId } from '../../protocol/session-view.ts';

const initialState: PlaneState = {
  settings: {
    classes: 2,
    hiddenLayers: [4, 3],
    activation: 'tanh',
    loss: 'meanSquaredError',
    optimizer: 'sgd',
    learningRate: 0.1,
    batchSize: 12,
    normalization: 'raw',
    seed: 1,
  },
  set: 'empty',
  examples: {},
  nextExample: 1,
  splits: {},
  lastRemoved: {},
  training: pausedTraining,
};

export const plane: ActivityRules<PlaneState, PlaneAction, PlaneEvent, PlaneView> = {
  name: 'plane',
  initial: () => initialState,
  decide,
  apply,
  seatRemoved: (state, seat) => removal(idsOf(state, seat), { canUndo: false }),
  view,
};

function decide(state: PlaneState, action: PlaneAction, context: DecisionContext): Decision<PlaneEvent> {
  switch (action.type) {
    case 'addExample':
    case 'moveExample':
    case 'removeExample':
      return decideExample(state, action, context);
    default:
      return context.viewer.role === 'teacher'
        ? decideSteering(state, action, context)
        : refused('teacher-only');
  }
}

type Steering = Exclude<PlaneAction, { type: 'addExample' | 'moveExample' | 'removeExample' }>;

/** What only a teacher does. */
function decideSteering(state: PlaneState, action: Steering, context: DecisionContext): Decision<PlaneEvent> {
  switch (action.type) {
    case 'removeExamplesOf':
      return allow(removal(idsOf(state, action.seat), { canUndo: true }));
    case 'clear':
      return allow(removal(Object.keys(state.examples).map(Number), { canUndo: true }));
    case 'undoRemoval':
      return decideUndo(state, context);
    case 'loadSet':
      return allow([
        { type: 'setLoaded', set: action.set, examples: numbered(state, action.set, context.randomSeed()) },
      ]);
    case 'configure':
      return decideSettings(state, action.settings);
    default:
      return allow(decideTraining(state.training, action));
  }
}

/** Brings the last removal back, but nothing of a seat or a class that has gone since. */
function decideUndo(state: PlaneState, { seats }: DecisionContext): Decision<PlaneEvent> {
  const present = new Set(seats.map(({ id }) => id));
  const examples = Object.fromEntries(
    Object.entries(state.lastRemoved).filter(
      ([, { seat, label }]) => label < state.settings.classes && (seat === undefined || present.has(seat)),
    ),
  );
  if (Object.keys(examples).length === 0) return refused('nothing-to-undo');
  return allow([{ type: 'examplesRestored', examples }]);
}

/** Fewer classes than the points on the plane have would leave points without a class. */
function decideSettings(state: PlaneState, settings: Partial<PlaneSettings>): Decision<PlaneEvent> {
  const classes = settings.classes ?? state.settings.classes;
  const highest = Math.max(-1, ...Object.values(state.examples).map((example) => example.label));
  if (highest >= classes)
    return refused('out-of-range', `${highest + 1} classes have examples, ${classes} were asked for`);
  return allow([{ type: 'configured', settings }]);
}

function removal(ids: readonly ExampleId[], { canUndo }: { canUndo: boolean }): readonly PlaneEvent[] {
  return ids.length === 0 ? [] : [{ type: 'examplesRemoved', ids, canUndo }];
}

function idsOf(state: PlaneState, seat: SeatId): readonly ExampleId[] {
  return Object.entries(state.examples).flatMap(([id, example]) =>
    example.seat === seat ? [Number(id)] : [],
  );
}

function numbered(state: PlaneState, set: PlaneState['set'], seed: number): PlaneExamples {
  const examples = readyMadeExamples(set, state.settings.classes, seed);
  return Object.fromEntries(examples.map((example, index) => [state.nextExample + index, example]));
}

const views = new WeakMap<PlaneState, PlaneView>();

function view(state: PlaneState): PlaneView {
  const known = views.get(state);
  if (known) return known;
  const { settings, set, examples, training, lastRemoved } = state;
  const made = { settings, set, examples, training, undoable: Object.keys(lastRemoved).length };
  views.set(state, made);
  return made;
}
