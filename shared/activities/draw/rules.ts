import type { ActivityRules } from '../activity.ts';
import { withHabits } from '../habits/with-habits.ts';
import { pausedTraining } from '../training-control.ts';
import { apply } from './apply.ts';
import { decide, removal } from './decide.ts';
import { noRule } from './hand-rule.ts';
import { answerHardest, noHunt } from './hunt.ts';
import { CONNECTED, CONVOLUTIONAL, LABELLED, LINEAR, READER, WITH_ALL } from './networks.ts';
import { answerPseudo, pseudoOf } from './pseudo-labels.ts';
import type { DrawAction, DrawEvent, DrawState } from './state.ts';
import type { DrawView } from './view-types.ts';
import { drawTrials } from './trials.ts';
import { view } from './view.ts';

const initialState: DrawState = {
  phase: 'draw',
  settings: {
    classes: ['house', 'star', 'tree', 'fish'],
    perSeat: 6,
    isCentred: true,
    isAugmented: true,
    isScrambled: false,
    hasShuffledLabels: false,
    testShift: 0,
    hasSharedTargets: false,
    isAveraged: true,
    hasReader: false,
    learningRate: 0.005,
    seed: 1,
    counted: 0,
    needsApproval: false,
    rule: noRule,
  },
  drawings: {},
  nextDrawing: 1,
  sets: [],
  splits: {},
  lastLabelled: {},
  muted: {},
  training: { ...pausedTraining, speed: 30 },
  hasTrained: false,
  saboteurs: [],
  sabotaged: [],
  hunt: noHunt,
};

/** Draw and recognise: a convolutional network and a fully connected one learn the class's own drawings. */
const ownRules: ActivityRules<DrawState, DrawAction, DrawEvent, DrawView> = {
  name: 'draw',
  initial: () => initialState,
  decide,
  apply,
  deadline: ({ lots }) => (lots === undefined ? { at: 0, action: { type: 'drawLots' } } : undefined),
  observe(state) {
    const { hunt } = state;
    const pseudo = pseudoOf(state);
    if (pseudo.isAsked)
      return { id: `labels ${pseudo.asked}`, answer: (report) => answerPseudo(state, report) };
    return hunt.asked > 0 && !hunt.suspects ? { id: hunt.asked, answer: answerHardest } : undefined;
  },
  seatRemoved: ({ drawings }, seat) => [
    ...removal(
      Object.keys(drawings)
        .map(Number)
        .filter((id) => drawings[id]?.seat === seat),
    ),
    { type: 'seatForgotten', seat },
  ],
  /** Each student has a task of their own. */
  audience: (viewer) => (viewer.role === 'student' ? viewer.seat : viewer.role),
  networks: (_state, { role }) =>
    role === 'student' ? [CONVOLUTIONAL] : [CONVOLUTIONAL, CONNECTED, LINEAR, WITH_ALL, LABELLED, READER],
  view,
};

export const draw = withHabits(ownRules, drawTrials);
