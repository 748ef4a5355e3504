import type { ActivityBot, BotStudent } from '#server/session/activities.ts';
import { readyMade } from '#shared/activities/gan/cards/cards.ts';
import type { GanAction } from '#shared/activities/gan/state.ts';
import type {
  BoardGanView,
  GanView,
  StudentGanView,
  TeacherGanView,
} from '#shared/activities/gan/view-types.ts';
import { bestOf, firstSketch, revised } from './bot-forger.ts';
import { betOn } from './bot-judge.ts';
import { figuresOf } from './figures.ts';

/** A student who draws after the card, forges by the referee's overlay, and judges by a small network of its own. */
export const ganBot: ActivityBot<GanView, GanAction> = {
  presets: {
    'two-houses': [{ type: 'configure', settings: { forgers: 'students', judges: 'students' } }],
    'fool-the-machine': [{ type: 'configure', settings: { forgers: 'students', judges: 'network' } }],
    'spot-the-machine': [{ type: 'configure', settings: { forgers: 'network', judges: 'students' } }],
    spectate: [{ type: 'configure', settings: { forgers: 'network', judges: 'network' } }],
  },
  opening: [],
  seated: [{ type: 'begin' }],
  conduct: (view) => (isBoards(view) ? nextPhase(view) : undefined),
  isOver: ({ stage }) => stage.phase === 'close',
  isHalfway: ({ stage, rounds }) => stage.phase === 'judge' && stage.round > rounds / 3,
  figures: (view) => (isTeachers(view) ? figuresOf(view) : {}),
  next(view, student) {
    return isBoards(view) ? undefined : nextMove(view, student);
  },
  shows(view, { action, id }) {
    if (isBoards(view)) return true;
    if (action.type === 'collect') return !view.collect || view.collect.own[id!] !== undefined;
    if (action.type === 'bet')
      return (
        !view.judge ||
        Object.values(view.judge.items).some(({ id: item, bet }) => item === action.id && bet === action.stop)
      );
    return true;
  },
  isAnswered(view, { action }) {
    if (isBoards(view) || action.type !== 'test' || !view.forge) return undefined;
    const asked = JSON.stringify(action.strokes);
    return Object.values(view.forge.tests).some(
      ({ strokes, answer }) => answer && JSON.stringify(strokes) === asked,
    );
  },
  audit(view, seat, done) {
    const counts = isBoards(view) ? view.counts[seat] : undefined;
    if (!counts) return { lost: done.length, duplicated: 0 };
    const count = (type: GanAction['type']) => done.filter(({ action }) => action.type === type).length;
    // What was tested and not submitted is handed in by the clock, so forgeries are counted by what was submitted.
    const pairs = [
      [counts.collected, count('collect')],
      [counts.bets, count('bet')],
      [counts.tests, count('test')],
      [counts.submitted, count('submit')],
    ] as const;
    return {
      lost: pairs.reduce((sum, [there, told]) => sum + Math.max(0, told - there), 0),
      duplicated: pairs.reduce((sum, [there, told]) => sum + Math.max(0, there - told), 0),
    };
  },
};

function isBoards(view: GanView): view is BoardGanView {
  return 'films' in view;
}

function isTeachers(view: GanView): view is TeacherGanView {
  return 'roles' in view;
}

/** Between two judgements of a generator that the teacher steers. */
const ITERATIONS_A_ROUND = 100;

/** The teacher goes on when everybody is done; learning has its time, or its iterations. */
function nextPhase({ stage, progress, settings, drive, films }: BoardGanView): GanAction | undefined {
  const isSteered = settings.forgers === 'network' && settings.judges === 'network';
  switch (stage.phase) {
    case 'setup':
      return { type: 'begin' };
    case 'reveal':
      return { type: 'next', from: stage.phase };
    case 'learn':
      if (!isSteered) return undefined;
      if (!drive.isRunning) return { type: 'drive', drive: { isRunning: true, speed: 0 } };
      return (films[0]?.at(-1)?.iteration ?? 0) >= stage.round * ITERATIONS_A_ROUND
        ? { type: 'next', from: stage.phase }
        : undefined;
    case 'close':
      return undefined;
    default:
      return progress.asked > 0 && progress.done === progress.asked
        ? { type: 'next', from: stage.phase }
        : undefined;
  }
}

function nextMove(view: StudentGanView, { chance }: BotStudent): GanAction | undefined {
  const seed = Math.floor(chance() * 2 ** 31);
  const { collect, judge, learn } = view;
  if (collect)
    return Object.keys(collect.own).length < collect.perSeat
      ? { type: 'collect', strokes: readyMade(collect.card, true, 5, seed) }
      : undefined;
  if (view.forge) return nextForgery(view, view.forge, seed);
  const open = Object.values(judge?.items ?? {}).find(({ bet }) => bet === undefined);
  if (open)
    return { type: 'bet', id: open.id, stop: judge!.card ? betOn(open.ink, judge!.card, chance) : 50 };
  const survivors = learn?.tapped === undefined ? (learn?.survivors ?? []) : [];
  const survivor = survivors[seed % Math.max(1, survivors.length)];
  return survivor && { type: 'tapSurvivor', id: survivor.id };
}

function nextForgery(
  { stage, settings }: StudentGanView,
  { tests: asked, testsLeft, submitted, referee }: NonNullable<StudentGanView['forge']>,
  seed: number,
): GanAction | undefined {
  // As on a page: nothing can be tested before the referee knows something.
  if (submitted !== undefined || stage.phase !== 'forge' || !referee.isReady) return undefined;
  const { round } = stage;
  const tests = Object.values(asked);
  const last = tests.at(-1);
  if (!last) return { type: 'test', round, strokes: firstSketch(settings.subject, seed) };
  if (!last.answer) return undefined;
  if (testsLeft === 0) return { type: 'submit', round, strokes: bestOf(tests) };
  const strokes = revised(last.strokes, last.answer);
  return strokes.length > 0
    ? { type: 'test', round, strokes }
    : { type: 'submit', round, strokes: bestOf(tests) };
}
