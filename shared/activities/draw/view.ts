import type { SeatId } from '../../protocol/session-view.ts';
import type { Viewer } from '../activity.ts';
import type { Drawn, DrawState, Sketch } from './state.ts';
import type {
  BoardDrawView,
  DrawView,
  OwnDrawing,
  ShownDrawing,
  StudentDrawView,
  TeacherDrawView,
  Verdict,
} from './view-types.ts';
import { insteadOf, shownHunt, suspectsToJudge } from './hunt.ts';
import { shownPseudo } from './pseudo-labels.ts';
import { drawingToLabel, isOpen, promptOf } from './tasks.ts';
import { tallyOf, winnerOf } from './votes.ts';

export function view(state: DrawState, viewer: Viewer): DrawView {
  const { phase, settings, training, drawings, muted, hasTrained, saboteurs, sets } = state;
  if (viewer.role === 'student') return studentView(state, viewer.seat);
  const hunt = phase === 'hunt' ? shownHunt(state) : undefined;
  const pseudo = shownPseudo(state);
  switch (viewer.role) {
    case 'teacher':
      return {
        phase,
        settings,
        training,
        drawings,
        muted,
        hasTrained,
        saboteurs: saboteurs.length,
        sets,
        ...(hunt && { hunt }),
        ...(pseudo && { pseudo }),
      };
    case 'board':
      return {
        phase,
        settings,
        training,
        drawings: shownDrawings(state),
        sets,
        ...(hunt && { hunt }),
        ...(pseudo && { pseudo }),
      };
    default:
      return viewer satisfies never;
  }
}

function studentView(state: DrawState, seat: SeatId): StudentDrawView {
  const { phase, settings, training, drawings, lots } = state;
  const own = Object.fromEntries(
    Object.entries(drawings).flatMap(([id, drawing]) =>
      drawing.seat === seat && !drawing.isHidden ? [[id, ownDrawing(drawing)]] : [],
    ),
  );
  const mine = Object.values(drawings).filter((drawing) => drawing.seat === seat);
  const asked = mine.filter(({ isFool }) => !isFool).length;
  const isAsked = phase === 'draw' && asked < settings.perSeat && lots !== undefined;
  const prompt = isAsked ? promptOf(lots, seat, asked, settings.classes.length) : undefined;
  const instead = prompt === undefined ? undefined : insteadOf(state, seat, prompt, mine.length);
  const toLabel = phase === 'label' ? drawingToLabel(state, seat) : undefined;
  return {
    phase,
    settings,
    training,
    own,
    ...(prompt !== undefined && { prompt }),
    ...(instead !== undefined && { instead }),
    ...(phase === 'label' && state.saboteurs.includes(seat) && { isSaboteur: true as const }),
    ...(phase === 'hunt' && state.hunt.suspects && { suspects: suspectsToJudge(state, seat) }),
    ...(toLabel !== undefined && { toLabel: { id: toLabel, ...sketchOf(drawings[toLabel]!) } }),
    ...lastOf(state, seat),
    labelled: Object.values(drawings).filter(({ votes }) => seat in votes).length,
    isMuted: state.muted[seat] === true,
  };
}

/** What this seat labelled last, unless it has gone since. */
function lastOf(
  { lastLabelled, drawings, settings }: DrawState,
  seat: SeatId,
): Pick<StudentDrawView, 'last'> {
  const id = lastLabelled[seat];
  const drawing = id === undefined ? undefined : drawings[id];
  const label = drawing?.votes[seat];
  if (id === undefined || !drawing || drawing.isHidden || label === undefined) return {};
  return { last: { id, label, tally: tallyOf(drawing, settings.classes.length), ...sketchOf(drawing) } };
}

const own = new WeakMap<Drawn, OwnDrawing>();

/** The same object as long as the drawing is the same, so that patches stay small. */
function ownDrawing(drawing: Drawn): OwnDrawing {
  const known = own.get(drawing);
  if (known) return known;
  const { prompt, isTest, isFool } = drawing;
  const made = { ...sketchOf(drawing), prompt, isTest, ...(isFool && { isFool }) };
  own.set(drawing, made);
  return made;
}

function sketchOf({ strokes, pixels }: Drawn): Sketch {
  return strokes ? { strokes } : { pixels };
}

function shownDrawings({
  drawings,
  settings,
  hasTrained,
}: Pick<DrawState, 'drawings' | 'settings' | 'hasTrained'>): BoardDrawView['drawings'] {
  return Object.fromEntries(
    Object.entries(drawings).flatMap(([id, drawing]) => {
      const isShown = !drawing.isHidden && (!settings.needsApproval || drawing.isApproved);
      return isShown ? [[id, shownDrawing(drawing, settings.classes.length, hasTrained)]] : [];
    }),
  );
}

/** What a board shows of its own view, or of a teacher's, who sees the board beside the rest. */
export function boardDrawings(view: BoardDrawView | TeacherDrawView): BoardDrawView['drawings'] {
  return isTeachers(view) ? shownDrawings(view) : view.drawings;
}

function isTeachers(view: BoardDrawView | TeacherDrawView): view is TeacherDrawView {
  return 'muted' in view;
}

const shown = new WeakMap<Drawn, ShownDrawing>();

function shownDrawing(drawing: Drawn, classes: number, hasTrained: boolean): ShownDrawing {
  const isSecret = !hasTrained && isOpen(drawing) && drawing.seat !== undefined;
  const known = shown.get(drawing);
  if (known && known.verdict?.tally.counts.length === (isSecret ? undefined : classes)) return known;
  const { isTest, isFool, pseudo } = drawing;
  const made = {
    ...sketchOf(drawing),
    isTest,
    ...(isFool && { isFool }),
    ...(pseudo !== undefined && { pseudo }),
    ...(!isSecret && { verdict: verdictOn(drawing, classes) }),
  };
  shown.set(drawing, made);
  return made;
}

function verdictOn(drawing: Drawn, classes: number): Verdict {
  const tally = tallyOf(drawing, classes);
  return { label: winnerOf(tally, drawing.prompt), tally };
}
