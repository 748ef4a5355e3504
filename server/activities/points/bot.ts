import type { ActivityBot, BotStudent, DoneAction } from '#server/session/activities.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import type { BeliefGrid, Cast, Point, PointsAction } from '#shared/activities/points/state.ts';
import type {
  BoardPointsView,
  PointsView,
  StudentPointsView,
  TeacherPointsView,
} from '#shared/activities/points/view-types.ts';
import { gridField } from '#shared/engine/index.ts';
import { beliefOf, betOn } from './bot-judge.ts';
import { figuresOf } from './figures.ts';

/** A student who judges by a small network of its own, and drags points up the slope of belief. */
export const pointsBot: ActivityBot<PointsView, PointsAction> = {
  presets: {
    points: castAs('both'),
    'fool-the-machine': castAs('forgers'),
    'spot-the-machine': castAs('detectives'),
    spectate: castAs('networks'),
  },
  opening: [],
  seated: [{ type: 'begin' }],
  isOver: ({ stage }) => stage.phase === 'close',
  isHalfway: ({ stage }) => stage.phase === 'play' && stage.round > POINTS_LIMITS.rounds / 3,
  figures: (view) => (isStudents(view) ? {} : figuresOf(view as TeacherPointsView)),
  next(view, student) {
    if (!isStudents(view)) return undefined;
    if (view.stage.phase === 'reveal') return judge(view, student);
    return view.stage.phase === 'play' ? (paint(view, student) ?? drag(view, student)) : undefined;
  },
  shows(view, { action }) {
    if (!isStudents(view)) return true;
    if (action.type === 'paint') return !view.detective || view.detective.grid === action.grid;
    if (action.type === 'place') return !view.forger || areSame(view.forger.points, action.points);
    if (action.type === 'judge') return !view.judge || view.judge.points[action.index]?.stop !== undefined;
    return true;
  },
  /** What a seat holds is what it acknowledged last, until the roles change; what it judged is counted. */
  audit(view, seat, done) {
    const hand = (view as TeacherPointsView).hands?.[seat];
    const bets = done.filter(({ action }) => action.type === 'judge').length;
    if (!hand) return { lost: done.length, duplicated: 0 };
    return {
      lost: Math.max(0, bets - hand.judged) + (isHeld(hand, lastMove(done)) ? 0 : 1),
      duplicated: Math.max(0, hand.judged - bets),
    };
  },
};

type Move = Extract<PointsAction, { type: 'paint' | 'place' }>;

function castAs(cast: Cast): readonly PointsAction[] {
  return [{ type: 'configure', settings: { cast } }];
}

function isStudents(view: PointsView): view is StudentPointsView {
  return !('counts' in (view as BoardPointsView));
}

function lastMove(done: readonly DoneAction<PointsAction>[]): Move | undefined {
  return done
    .flatMap(({ action }) => (action.type === 'paint' || action.type === 'place' ? [action] : []))
    .at(-1);
}

function isHeld({ grid, points }: TeacherPointsView['hands'][string], last: Move | undefined): boolean {
  if (last?.type === 'paint') return grid === undefined || grid === last.grid;
  return last === undefined || points === undefined || areSame(points, last.points);
}

/** Cells that a finger passes over before the page sends them. */
const STROKE = 12;

/** Some of the cells that it believes something else of by now. */
function paint({ detective }: StudentPointsView, { number, chance }: BotStudent): Move | undefined {
  if (!detective) return undefined;
  const { grid, real, forgedBefore: forged } = detective;
  const wanted = beliefOf({ real, forged }, number);
  const others = [...wanted].flatMap((stop, cell) => (stop === grid[cell] ? [] : [cell]));
  if (others.length === 0) return undefined;
  const from = Math.floor(chance() * others.length);
  const stroke = new Set(others.slice(from, from + STROKE));
  const painted: BeliefGrid = [...grid]
    .map((stop, cell) => (stroke.has(cell) ? wanted[cell]! : stop))
    .join('');
  return { type: 'paint', grid: painted };
}

/** How far a finger drags a point at once, and how far it trembles, in the plane's unit. */
const DRAG = 0.2;
const TREMBLE = 0.06;

/** The least believed of its points goes uphill; where belief is flat, anywhere. */
function drag({ forger, field }: StudentPointsView, { chance }: BotStudent): Move | undefined {
  if (!forger || forger.points.length === 0) return undefined;
  const belief = gridField(field, POINTS_LIMITS.side);
  const looked = forger.points.map(({ x, y }) => {
    const slope = new Float32Array(2);
    return { level: belief(Float32Array.of(x, y), slope), slope };
  });
  const worst = looked.reduce((found, { level }, index) => (level < looked[found]!.level ? index : found), 0);
  const [across = 0, up = 0] = looked[worst]!.slope;
  const steepness = Math.hypot(across, up);
  const step = (slope: number) => (steepness > 0.01 ? (DRAG * slope) / steepness : DRAG * (2 * chance() - 1));
  const tremble = () => TREMBLE * (2 * chance() - 1);
  const { x, y } = forger.points[worst]!;
  const moved: Point = { x: inside(x + step(across) + tremble()), y: inside(y + step(up) + tremble()) };
  return { type: 'place', points: forger.points.map((old, index) => (index === worst ? moved : old)) };
}

/** The first of its points that it has not judged. */
function judge({ judge: dealt }: StudentPointsView, { number }: BotStudent): PointsAction | undefined {
  const index = dealt?.points.findIndex(({ stop }) => stop === undefined) ?? -1;
  if (!dealt || index < 0) return undefined;
  const evidence = { real: dealt.real, forged: [] };
  return { type: 'judge', index, stop: betOn(dealt.points[index]!, evidence, number) };
}

function areSame(some: readonly Point[], others: readonly Point[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

function inside(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value * 1000) / 1000));
}
