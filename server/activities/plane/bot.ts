import type { ActivityBot, BotStudent, DoneAction } from '#server/session/activities.ts';
import { axesOf, taskOf, type Axis } from '#shared/activities/plane/axes.ts';
import { PLANE_LIMITS } from '#shared/activities/plane/limits.ts';
import { missions } from '#shared/activities/plane/missions/missions.ts';
import type { MissionView } from '#shared/activities/plane/missions/state.ts';
import type { PlaneAction, PlaneExample, PlaneView } from '#shared/activities/plane/state.ts';

/** A student who sees two interleaved half-moons in the plane (or wedges, for more classes), and sometimes errs. */
export const planeBot: ActivityBot<PlaneView, PlaneAction> = {
  opening: [{ type: 'run' }],
  next(view, student) {
    if (view.mission) return inMission(view.mission, student);
    const own = Object.entries(view.examples).filter(([, example]) => example.seat === student.seat);
    if (own.length < PLANE_LIMITS.examplesPerSeat) return placed(view, student);
    const [id, example] = own[Math.floor(student.chance() * own.length)]!;
    return student.chance() < 0.1
      ? { type: 'removeExample', id: Number(id) }
      : nudged(view, Number(id), example, student);
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
    const duplicated = own.filter(([id]) => !expected.has(Number(id))).length;
    return { lost, duplicated };
  },
};

/** Wants something now and then, and stops at some epoch. */
function inMission({ name, stage, own }: MissionView, { chance }: BotStudent): PlaneAction | undefined {
  const { wishes } = missions[name];
  if (stage !== 'on' || chance() > 0.3) return undefined;
  if (name === 'stopInTime') return own ? undefined : { type: 'stopHere' };
  return { type: 'wish', wish: wishes[Math.floor(chance() * wishes.length)]! };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function isAt(example: Point | undefined, { x, y }: Point): boolean {
  return example?.x === x && example.y === y;
}

/** What a student's acknowledged actions leave on the plane. */
function expectedExamples(done: readonly DoneAction<PlaneAction>[]): ReadonlyMap<number, Point> {
  const points = new Map<number, Point>();
  for (const { action, id } of done) {
    if (action.type === 'addExample') points.set(id!, action);
    else if (action.type === 'moveExample') points.set(action.id, action);
    else if (action.type === 'removeExample') points.delete(action.id);
  }
  return points;
}

const MISTAKES = 0.02;

function placed(view: PlaneView, { chance }: BotStudent): PlaneAction {
  if (taskOf(view.set) === 'regression') return onCurve(view, chance);
  const { classes } = view.settings;
  const truth = Math.floor(chance() * classes);
  const [x, y] = classes === 2 ? moon(truth, chance) : wedge(truth / classes, chance);
  const label = chance() < MISTAKES ? (truth + 1) % classes : truth;
  return { type: 'addExample', ...onAxes(view, x, y), label };
}

/** A point of a wave, and now and then one that lies far off. */
function onCurve(view: PlaneView, chance: () => number): PlaneAction {
  const x = 1.9 * chance() - 0.95;
  const y = chance() < MISTAKES ? 0.9 : 0.6 * Math.sin(3.2 * x) + 0.1 * (chance() + chance() - 1);
  return { type: 'addExample', ...onAxes(view, x, y), label: 0 };
}

/** Two half-moons that hold each other, around (−.25, .1) and (.25, −.1). */
function moon(label: number, chance: () => number): [x: number, y: number] {
  const turn = chance() * Math.PI;
  const side = label === 0 ? 1 : -1;
  const noise = () => 0.16 * (chance() + chance() - 1);
  return [side * (0.55 * Math.cos(turn) - 0.25) + noise(), side * (0.6 * Math.sin(turn) - 0.15) + noise()];
}

function wedge(turn: number, chance: () => number): [x: number, y: number] {
  const angle = 2 * Math.PI * (turn + 0.18 * (chance() - 0.5));
  const radius = 0.3 + 0.6 * chance();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** From the unit plane to the axes' units. */
function onAxes({ set }: PlaneView, x: number, y: number): { x: number; y: number } {
  const axes = axesOf(set);
  return { x: onAxis(axes.x, x), y: onAxis(axes.y, y) };
}

function onAxis({ min, max }: Axis, unit: number): number {
  const value = min + ((Math.min(1, Math.max(-1, unit)) + 1) / 2) * (max - min);
  return Math.round(value * 1000) / 1000;
}

function nudged(view: PlaneView, id: number, example: PlaneExample, { chance }: BotStudent): PlaneAction {
  const axes = axesOf(view.set);
  const nudge = (value: number, { min, max }: Axis) =>
    Math.min(max, Math.max(min, value + 0.04 * (chance() - 0.5) * (max - min)));
  return { type: 'moveExample', id, x: nudge(example.x, axes.x), y: nudge(example.y, axes.y) };
}
