import type { Actor, Viewer } from '#shared/activities/activity.ts';
import type { SessionCommand } from '#shared/protocol/events.ts';
import { refuse, type Refusal } from '#shared/protocol/errors.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import type { Activity } from './activities.ts';
import { drawName } from './names.ts';
import type { SessionWorld } from './session-world.ts';
import type { SessionEvent, SessionState } from './state.ts';

export interface Decided {
  readonly ok: true;
  readonly events: readonly SessionEvent[];
  readonly id?: number;
}

export interface DecideContext {
  readonly viewer: Viewer;
  readonly activity: Activity;
  hasActivity(name: string): boolean;
  /** An integer from 0 to `count` − 1. */
  pick(count: number): number;
  /** Unix time in milliseconds. */
  readonly now: number;
}

type RulesContext = Pick<DecideContext, 'activity' | 'pick' | 'now'>;

/** What the rules of `state` are asked with, now. */
export function rulesContextOf(
  { activity }: SessionState,
  world: Pick<SessionWorld, 'activityOf' | 'pick' | 'now'>,
): RulesContext {
  return {
    activity: world.activityOf(activity.name),
    pick: (count) => world.pick(count),
    now: world.now(),
  };
}

/** Ending a session is no event of it: nothing of the session remains. */
export type LastingCommand = Exclude<SessionCommand, { type: 'end' }>;

/** What `command` changes, or why it may not. */
export function decideCommand(
  state: SessionState,
  command: LastingCommand,
  context: DecideContext,
): Decided | Refusal {
  switch (command.type) {
    case 'reroll':
      return decideReroll(state, context);
    case 'freeze':
      return onlyTeacher(context) ?? changes({ type: 'screensFrozen', isFrozen: command.isFrozen });
    case 'removeSeat':
      return onlyTeacher(context) ?? decideRemoval(state, command.seat, context);
    case 'begin':
      return onlyTeacher(context) ?? decideBeginning(state, command.activity, context);
    case 'act':
      return decideAction(state, command.action, context);
    default:
      return command satisfies never;
  }
}

function onlyTeacher({ viewer }: DecideContext): Refusal | undefined {
  return viewer.role === 'teacher' ? undefined : refuse('teacher-only');
}

function changes(...events: readonly SessionEvent[]): Decided {
  return { ok: true, events };
}

function decideReroll(state: SessionState, { viewer, pick }: DecideContext): Decided | Refusal {
  if (viewer.role !== 'student') return refuse('students-only');
  const seat = state.seats[viewer.seat];
  if (!seat) return refuse('seat-removed');
  if (seat.rerollsLeft === 0) return refuse('no-rerolls-left');
  const taken = new Set(Object.values(state.seats).map(({ name }) => name));
  return changes({ type: 'seatRenamed', seat: viewer.seat, name: drawName(seat.colour, taken, pick) });
}

function decideRemoval(state: SessionState, seat: SeatId, { activity }: DecideContext): Decided | Refusal {
  if (!state.seats[seat]) return refuse('no-such-seat', seat);
  const left = activity.rules.seatRemoved(state.activity.state, seat);
  return changes(...left.map((event): SessionEvent => ({ type: 'activity', event })), {
    type: 'seatRemoved',
    seat,
  });
}

function decideBeginning(
  state: SessionState,
  name: string,
  { hasActivity }: DecideContext,
): Decided | Refusal {
  if (!hasActivity(name)) return refuse('no-such-activity', name);
  return name === state.activity.name ? changes() : changes({ type: 'activityBegun', name });
}

/** What the activity's deadline changes, once it has come. */
export function decideDeadline(state: SessionState, context: RulesContext): Decided | Refusal | undefined {
  const deadline = context.activity.rules.deadline?.(state.activity.state);
  if (!deadline || deadline.at > context.now) return undefined;
  return decideByRules(state, deadline.action, { role: 'clock' }, context);
}

/** What comes of `action`, in which the activity put what was measured on its networks. */
export function decideMeasured(
  state: SessionState,
  action: unknown,
  context: RulesContext,
): Decided | Refusal {
  return decideByRules(state, action, { role: 'network' }, context);
}

function decideAction(state: SessionState, action: unknown, context: DecideContext): Decided | Refusal {
  const { viewer, activity } = context;
  if (viewer.role === 'board') return refuse('teacher-only');
  if (viewer.role === 'student' && state.isFrozen) return refuse('frozen');
  const parsed = activity.authority.parse(action);
  if ('problem' in parsed) return refuse('malformed', parsed.problem);
  return decideByRules(state, parsed.action, viewer, context);
}

function decideByRules(
  state: SessionState,
  action: unknown,
  viewer: Actor,
  { activity, pick, now }: RulesContext,
): Decided | Refusal {
  const decision = activity.rules.decide(state.activity.state, action, {
    viewer,
    now,
    seats: Object.entries(state.seats).map(([id, { number }]) => ({ id, number })),
    randomSeed: () => pick(2 ** 32),
  });
  if ('refused' in decision) return refuse(decision.refused, decision.detail);
  const events = decision.events.map((event): SessionEvent => ({ type: 'activity', event }));
  return decision.id === undefined ? { ok: true, events } : { ok: true, events, id: decision.id };
}
