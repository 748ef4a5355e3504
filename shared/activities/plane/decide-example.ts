import { allow, refused, type Decision, type DecisionContext, type Seat } from '../activity.ts';
import { axesOf, taskOf, type Axes, type Axis } from './axes.ts';
import { PLANE_LIMITS } from './limits.ts';
import type { PlaneAction, PlaneEvent, PlaneExample, PlaneState, Split } from './state.ts';
import type { SeatId } from '../../protocol/session-view.ts';

type ExampleAction = Extract<PlaneAction, { type: 'addExample' | 'moveExample' | 'removeExample' }>;

/** From this many seats on, a seat's examples go to one set as a whole. */
const SEATS_FOR_SPLIT_BY_AUTHOR = 8;
/** Every fifth is kept for the test. */
const TEST_EVERY = 5;

/** What a student does with their own points. A teacher may remove any. */
export function decideExample(
  state: PlaneState,
  action: ExampleAction,
  context: DecisionContext,
): Decision<PlaneEvent> {
  if (state.mission && context.viewer.role === 'student')
    return refused('not-now', 'a mission has its own examples');
  if (action.type === 'addExample') return decideAdding(state, action, context);
  const example = state.examples[action.id];
  if (!example) return refused('no-such-example', `example ${action.id}`);
  const isMine = context.viewer.role === 'student' && example.seat === context.viewer.seat;
  if (action.type === 'removeExample') {
    const mayRemove = isMine || context.viewer.role === 'teacher';
    return mayRemove
      ? allow([{ type: 'examplesRemoved', ids: [action.id], canUndo: !isMine }])
      : refused('not-yours', `example ${action.id}`);
  }
  if (!isMine) return refused('not-yours', `example ${action.id}`);
  return (
    offPlane(state, action) ?? allow([{ type: 'exampleMoved', id: action.id, x: action.x, y: action.y }])
  );
}

function decideAdding(
  state: PlaneState,
  action: Extract<ExampleAction, { type: 'addExample' }>,
  { viewer, seats }: DecisionContext,
): Decision<PlaneEvent> {
  if (viewer.role !== 'student') return refused('students-only');
  const { seat } = viewer;
  const own = Object.values(state.examples).filter((example) => example.seat === seat).length;
  if (own >= PLANE_LIMITS.examplesPerSeat)
    return refused('too-many-examples', `at most ${PLANE_LIMITS.examplesPerSeat}`);
  const classes = taskOf(state.set) === 'regression' ? 1 : state.settings.classes;
  if (action.label >= classes) return refused('out-of-range', `label 0–${classes - 1}, got ${action.label}`);
  const split = state.splits[seat] ?? splitOf(seat, seats);
  const example: PlaneExample = {
    x: action.x,
    y: action.y,
    label: action.label,
    isTest: isTest(split, own, numberOf(seat, seats)),
    seat,
  };
  const id = state.nextExample;
  const event: PlaneEvent =
    state.splits[seat] === undefined
      ? { type: 'exampleAdded', id, example, split }
      : { type: 'exampleAdded', id, example };
  return offPlane(state, action) ?? allow([event], id);
}

function splitOf(seat: SeatId, seats: readonly Seat[]): Split {
  if (seats.length < SEATS_FOR_SPLIT_BY_AUTHOR) return 'both';
  return numberOf(seat, seats) % TEST_EVERY === 0 ? 'test' : 'training';
}

/** By example, a seat's own fourth or so goes to the test: which one differs from seat to seat. */
function isTest(split: Split, own: number, number: number): boolean {
  return split === 'both' ? (own + number) % TEST_EVERY === TEST_EVERY - 1 : split === 'test';
}

function numberOf(seat: SeatId, seats: readonly Seat[]): number {
  return seats.find(({ id }) => id === seat)?.number ?? 0;
}

function offPlane({ set }: PlaneState, point: { x: number; y: number }) {
  const axes = axesOf(set);
  if (isOnPlane(point, axes)) return undefined;
  const expected = `x ${axes.x.min} to ${axes.x.max}, y ${axes.y.min} to ${axes.y.max}`;
  return refused('out-of-range', `${expected}; got ${point.x}, ${point.y}`);
}

export function isOnPlane({ x, y }: { x: number; y: number }, axes: Axes): boolean {
  return isOnAxis(x, axes.x) && isOnAxis(y, axes.y);
}

function isOnAxis(value: number, axis: Axis): boolean {
  return value >= axis.min && value <= axis.max;
}
