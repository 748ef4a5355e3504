import {
  allow,
  refused,
  type ActivityRules,
  type Decision,
  type DecisionContext,
  type Viewer,
} from '../activity.ts';
import { withHabits } from '../habits/with-habits.ts';
import { decideTraining, pausedTraining } from '../training-control.ts';
import { apply } from './apply.ts';
import {
  decideConfiguration,
  decideImport,
  decideSet,
  decideShuffling,
  hasShuffledLabels,
} from './decide-data.ts';
import { decideExample } from './decide-example.ts';
import { decideParameter, decideSettings } from './decide-settings.ts';
import { viewMission } from './missions/apply.ts';
import { afterMission, decideMission, isMissionAction, observeMission } from './missions/decide.ts';
import type { MissionAction } from './missions/state.ts';
import { planeTrials } from './trials.ts';
import type { PlaneAction, PlaneEvent, PlaneState, PlaneView } from './state.ts';
import type { ExampleId, SeatId } from '../../protocol/session-view.ts';

const initialState: PlaneState = {
  settings: {
    classes: 2,
    hiddenLayers: [4, 3],
    activation: 'tanh',
    bias: true,
    loss: 'meanSquaredError',
    optimizer: 'sgd',
    learningRate: 0.1,
    l2: 0,
    batchSize: 12,
    stopBelow: 0,
    normalization: 'raw',
    initialization: 'random',
    seed: 1,
  },
  set: 'empty',
  drawing: { seed: 0, noise: 0 },
  examples: {},
  trueLabels: {},
  nextExample: 1,
  splits: {},
  lastRemoved: {},
  training: pausedTraining,
};

const ownRules: ActivityRules<PlaneState, PlaneAction, PlaneEvent, PlaneView> = {
  name: 'plane',
  initial: () => initialState,
  decide,
  apply,
  seatRemoved: (state, seat) => [
    ...removal(idsOf(state, seat), { canUndo: false }),
    ...(state.mission ? [{ type: 'seatLeftMission', seat } as const] : []),
  ],
  deadline: ({ mission }) =>
    mission?.stage === 'on' ? { at: mission.endsAt, action: { type: 'missionTimeUp' } } : undefined,
  observe: observeMission,
  /** Where a seat stopped is its own. */
  audience: (viewer, { mission }) =>
    viewer.role === 'student' && mission?.name === 'stopInTime' ? viewer.seat : viewer.role,
  view,
};

/** A question ends a mission first: it is about the class's own plane. */
export const plane = withHabits(ownRules, planeTrials, { restsStudents: true, askedOn: afterMission });

function decide(state: PlaneState, action: PlaneAction, context: DecisionContext): Decision<PlaneEvent> {
  if (isMissionAction(action)) return decideMission(state, action, context);
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

type Steering = Exclude<
  PlaneAction,
  { type: 'addExample' | 'moveExample' | 'removeExample' } | MissionAction
>;

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
      return decideSet(state, action, context);
    case 'importExamples':
      return decideImport(state, action.examples);
    case 'shuffleLabels':
      return decideShuffling(state, context);
    case 'restoreLabels':
      return allow(hasShuffledLabels(state) ? [{ type: 'labelsRestored' }] : []);
    case 'configure':
      return decideSettings(state, action.settings);
    case 'takeConfiguration':
      return decideConfiguration(state, action.configuration);
    case 'setParameter':
      return decideParameter(state, action);
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

function removal(ids: readonly ExampleId[], { canUndo }: { canUndo: boolean }): readonly PlaneEvent[] {
  return ids.length === 0 ? [] : [{ type: 'examplesRemoved', ids, canUndo }];
}

function idsOf(state: PlaneState, seat: SeatId): readonly ExampleId[] {
  return Object.entries(state.examples).flatMap(([id, example]) =>
    example.seat === seat ? [Number(id)] : [],
  );
}

const views = new WeakMap<PlaneState, PlaneView>();

function view(state: PlaneState, viewer: Viewer): PlaneView {
  const { mission } = state;
  const shared = viewShared(state);
  return mission ? { ...shared, mission: viewMission(mission, viewer) } : shared;
}

function viewShared(state: PlaneState): PlaneView {
  const known = views.get(state);
  if (known) return known;
  const { settings, set, drawing, examples, training, lastRemoved, played, mission, kept } = state;
  const undoable = Object.keys(lastRemoved).length;
  const made = {
    settings,
    set,
    drawing,
    examples,
    training,
    hasShuffledLabels: hasShuffledLabels(state),
    undoable,
    ...(played && { played }),
    ...(mission && kept && { waiting: Object.keys(kept.examples).length }),
  };
  views.set(state, made);
  return made;
}
