import type { ActivityBot, DoneAction } from '#server/session/activities.ts';
import { DUEL_LIMITS } from '#shared/activities/duel/limits.ts';
import type { DuelAction, DuelView } from '#shared/activities/duel/state.ts';

/** A student who throws points far above the curve, mostly at its right, and moves them about. */
export const duelBot: ActivityBot<DuelView, DuelAction> = {
  opening: [{ type: 'run' }],
  next(view, { seat, chance }) {
    const own = Object.entries(view.examples).filter(([, example]) => example.seat === seat);
    const x = rounded(1.6 * chance() - 0.6);
    const y = rounded(2.5 + 2 * chance());
    if (own.length < DUEL_LIMITS.examplesPerSeat) return { type: 'addExample', x, y, label: 0 };
    const [id] = own[Math.floor(chance() * own.length)]!;
    return chance() < 0.1
      ? { type: 'removeExample', id: Number(id) }
      : { type: 'moveExample', id: Number(id), x, y };
  },
  shows(view, { action, id }) {
    if (action.type === 'addExample') return view.examples[id!] !== undefined;
    if (action.type === 'moveExample') return isAt(view.examples[action.id], action);
    return action.type !== 'removeExample' || view.examples[action.id] === undefined;
  },
  audit(view, seat, done) {
    const expected = expectedExamples(done);
    const own = Object.entries(view.examples).filter(([, example]) => example.seat === seat);
    const lost = [...expected].filter(([id, point]) => !isAt(view.examples[id], point)).length;
    return { lost, duplicated: own.filter(([id]) => !expected.has(Number(id))).length };
  },
};

interface Point {
  readonly x: number;
  readonly y: number;
}

function isAt(example: Point | undefined, { x, y }: Point): boolean {
  return example?.x === x && example.y === y;
}

/** What a student's acknowledged actions leave. */
function expectedExamples(done: readonly DoneAction<DuelAction>[]): ReadonlyMap<number, Point> {
  const points = new Map<number, Point>();
  for (const { action, id } of done) {
    if (action.type === 'addExample') points.set(id!, action);
    else if (action.type === 'moveExample') points.set(action.id, action);
    else if (action.type === 'removeExample') points.delete(action.id);
  }
  return points;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
