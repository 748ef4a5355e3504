import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { decideTraining } from '../training-control.ts';
import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import { pointCountOf } from '../../drawings/strokes.ts';
import { sizeOfSet } from './drawing-set.ts';
import { fitsClasses, noRule } from './hand-rule.ts';
import { DRAW_LIMITS } from './limits.ts';
import { decideAccusation, decideHardest, decideLeavingOut, decideSaboteurs, insteadOf } from './hunt.ts';
import { decideAskingForLabels, decideFewLabels, decidePseudo, withFewLabels } from './pseudo-labels.ts';
import { isForTest, splitOf } from './split.ts';
import type { DrawAction, DrawEvent, Drawn, DrawState } from './state.ts';
import { mayLabel, promptOf } from './tasks.ts';

type By<Type extends DrawAction['type']> = Extract<DrawAction, { type: Type }>;

export function decide(state: DrawState, action: DrawAction, context: DecisionContext): Decision<DrawEvent> {
  switch (action.type) {
    case 'addDrawing':
      return decideAdding(state, action, context);
    case 'labelDrawing':
      return decideLabel(state, action, context);
    case 'drawLots':
      return decideLots(state, context);
    case 'nameHardest':
      return decideHardest(state, action, context);
    case 'accuse':
      return decideAccusation(state, action, context);
    case 'namePseudo':
      return decidePseudo(state, action, context);
    default:
      return context.viewer.role === 'teacher'
        ? decideSteering(state, action, context)
        : refused('teacher-only');
  }
}

function decideLots({ lots }: DrawState, { viewer, randomSeed }: DecisionContext): Decision<DrawEvent> {
  if (viewer.role !== 'clock') return refused('not-now', 'lots are drawn by the session');
  return allow(lots === undefined ? [{ type: 'lotsDrawn', lots: randomSeed() }] : []);
}

function decideAdding(
  state: DrawState,
  { strokes, phase, word }: By<'addDrawing'>,
  { viewer, seats }: DecisionContext,
): Decision<DrawEvent> {
  if (viewer.role !== 'student') return refused('students-only');
  const { seat } = viewer;
  if (state.muted[seat]) return refused('muted');
  if (pointCountOf(strokes) === 0) return refused('nothing-drawn');
  const isFool = state.phase === 'fool';
  if (phase !== state.phase || phase === 'label' || phase === 'hunt')
    return refused('not-now', `it is ${state.phase}`);
  const prompt = promptFor(state, seat, isFool, word);
  if (prompt === undefined) return refused(isFool ? 'out-of-range' : 'too-many-drawings');
  // Drawn for a word that is no longer asked for: nothing must call it by the new one.
  if (state.settings.classes[prompt] !== word) return refused('not-now', 'another word is asked for');
  if (isFull(state, seat, isFool)) return refused('too-many-drawings');
  const number = seats.find(({ id }) => id === seat)?.number ?? 0;
  const split = state.splits[seat] ?? splitOf(number, seats);
  // What was made to fool the network is there to be learned from.
  const own = ownOf(state, seat).length;
  const isTest = !isFool && isForTest(split, own, number);
  const isSabotaged = !isFool && !isTest && insteadOf(state, seat, prompt, own) !== undefined;
  const drawing: Drawn = {
    seat,
    strokes,
    prompt,
    isTest,
    ...(isFool && { isFool }),
    votes: {},
  };
  const [[id, told]] = withFewLabels(state, [[state.nextDrawing, drawing]]) as [readonly [ExampleId, Drawn]];
  const isNew = state.splits[seat] === undefined;
  return allow(
    [
      {
        type: 'drawingAdded',
        id,
        drawing: told,
        ...(isNew && { split }),
        ...(isSabotaged && { isSabotaged }),
      },
    ],
    id,
  );
}

/** The class that a drawing is of: the secret prompt, or, when fooling, what its author says. */
function promptFor(state: DrawState, seat: SeatId, isFool: boolean, word: string) {
  const { classes } = state.settings;
  if (isFool) return classes.includes(word) ? classes.indexOf(word) : undefined;
  const { lots } = state;
  const own = ownOf(state, seat).filter(({ isFool }) => !isFool).length;
  return own < state.settings.perSeat && lots !== undefined
    ? promptOf(lots, seat, own, classes.length)
    : undefined;
}

function isFull(state: DrawState, seat: SeatId, isFool: boolean): boolean {
  if (Object.keys(state.drawings).length >= DRAW_LIMITS.drawings) return true;
  return isFool && ownOf(state, seat).filter((drawing) => drawing.isFool).length >= DRAW_LIMITS.foolsPerSeat;
}

function ownOf({ drawings }: DrawState, seat: SeatId): readonly Drawn[] {
  return Object.values(drawings).filter((drawing) => drawing.seat === seat);
}

function decideLabel(
  state: DrawState,
  { id, label }: By<'labelDrawing'>,
  { viewer }: DecisionContext,
): Decision<DrawEvent> {
  if (viewer.role !== 'student') return refused('students-only');
  if (state.muted[viewer.seat]) return refused('muted');
  if (state.phase !== 'label') return refused('not-now', `it is ${state.phase}`);
  const drawing = state.drawings[id];
  if (!drawing) return refused('no-such-example', `drawing ${id}`);
  if (label >= state.settings.classes.length) return refused('out-of-range', `label ${label}`);
  if (!mayLabel(drawing, viewer.seat)) return refused('not-now', `drawing ${id}`);
  return allow([{ type: 'drawingLabelled', id, seat: viewer.seat, label }]);
}

type Steering = Exclude<
  DrawAction,
  By<'addDrawing' | 'labelDrawing' | 'drawLots' | 'nameHardest' | 'accuse' | 'namePseudo'>
>;

/** What only a teacher does. */
function decideSteering(state: DrawState, action: Steering, context: DecisionContext): Decision<DrawEvent> {
  switch (action.type) {
    case 'setPhase':
      return allow(action.phase === state.phase ? [] : [{ type: 'phaseSet', phase: action.phase }]);
    case 'configure':
      return decideSettings(state, action.settings);
    case 'hideDrawing':
      return state.drawings[action.id]
        ? allow([{ type: 'drawingHidden', id: action.id, isHidden: action.isHidden }])
        : refused('no-such-example', `drawing ${action.id}`);
    case 'approveDrawings':
      return allow([{ type: 'drawingsApproved', ids: action.ids.filter((id) => state.drawings[id]) }]);
    case 'muteSeat':
      return allow([{ type: 'seatMuted', seat: action.seat, isMuted: action.isMuted }]);
    case 'callSaboteurs':
      return decideSaboteurs(state, action, context);
    case 'askHardest':
      return allow([{ type: 'hardestAsked' }]);
    case 'leaveOut':
      return decideLeavingOut(state, action);
    case 'tellLabels':
      return decideFewLabels(state, action);
    case 'askForLabels':
      return decideAskingForLabels(state);
    case 'importDrawings':
      return decideImport(state, action);
    case 'importSet':
      return decideSet(state, action);
    case 'clear':
      return allow(allRemoved(state));
    default:
      return allow(decideTraining(state.training, action));
  }
}

/** With other classes the drawings and the rule say nothing any more: they go. More classes only join them. */
function decideSettings(state: DrawState, settings: By<'configure'>['settings']): Decision<DrawEvent> {
  const { classes } = settings;
  if (classes && new Set(classes).size < classes.length) return refused('out-of-range', 'classes differ');
  const isKept = !classes || state.settings.classes.every((name, label) => classes[label] === name);
  const rule = settings.rule ?? (isKept ? state.settings.rule : noRule);
  if (!fitsClasses(rule, (classes ?? state.settings.classes).length)) {
    return refused('out-of-range', 'the rule names a class that there is not');
  }
  if (isKept) return allow([{ type: 'configured', settings }]);
  return allow([...allRemoved(state), { type: 'configured', settings: { ...settings, rule } }]);
}

function decideImport(state: DrawState, { drawings }: By<'importDrawings'>): Decision<DrawEvent> {
  const classes = state.settings.classes.length;
  const stranger = drawings.find(({ label }) => label >= classes);
  if (stranger) return refused('out-of-range', `label 0–${classes - 1}, got ${stranger.label}`);
  if (Object.keys(state.drawings).length + drawings.length > DRAW_LIMITS.drawings) {
    return refused('too-many-drawings', `at most ${DRAW_LIMITS.drawings}`);
  }
  const added = drawings.map(({ label, isTest, ...sketch }, index): [ExampleId, Drawn] => [
    state.nextDrawing + index,
    { ...sketch, prompt: label, isTest, votes: {}, isApproved: true },
  ]);
  return allow([{ type: 'drawingsImported', drawings: Object.fromEntries(withFewLabels(state, added)) }]);
}

function decideSet(state: DrawState, { blob, counts }: By<'importSet'>): Decision<DrawEvent> {
  const classes = state.settings.classes.length;
  if (counts.length !== classes) return refused('out-of-range', `counts of ${classes} classes`);
  const set = { blob, first: state.nextDrawing, counts };
  const all = [...state.sets, set].reduce((sum, one) => sum + sizeOfSet(one), 0);
  if (sizeOfSet(set) > DRAW_LIMITS.inBlob || all > DRAW_LIMITS.inSets) {
    return refused('too-many-drawings', `at most ${DRAW_LIMITS.inSets}`);
  }
  return allow([{ type: 'setImported', set }]);
}

function allRemoved({ drawings, sets }: DrawState): readonly DrawEvent[] {
  const gone = removal(Object.keys(drawings).map(Number));
  return sets.length > 0 ? [...gone, { type: 'setsRemoved' }] : gone;
}

export function removal(ids: readonly ExampleId[]): readonly DrawEvent[] {
  return ids.length === 0 ? [] : [{ type: 'drawingsRemoved', ids }];
}
