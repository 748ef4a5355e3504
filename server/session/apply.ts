import type { AnyActivityRules } from './activities.ts';
import { remember, type AppliedCommand } from './sender-log.ts';
import type { SeatRecord, SessionEvent, SessionState } from './state.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';

/** What one command, or the server itself, changed: the body of a journal record. */
export interface Change {
  readonly events: readonly SessionEvent[];
  /** Whose command it was, and what that created. */
  readonly applied?: AppliedCommand & { readonly sender: string };
}

/** The state after `change`. The first event of a session starts from nothing. */
export function applyChange(state: SessionState | undefined, change: Change, rulesOf: RulesOf): SessionState {
  const after = change.events.reduce<SessionState | undefined>(
    (before, event) => applyEvent(before, event, rulesOf),
    state,
  );
  if (!after) throw new Error('A session begins with sessionStarted, got a change without events');
  if (!change.applied) return after;
  const { sender, ...applied } = change.applied;
  return { ...after, senders: remember(after.senders, sender, applied) };
}

export type RulesOf = (activity: string) => AnyActivityRules;

function applyEvent(state: SessionState | undefined, event: SessionEvent, rulesOf: RulesOf): SessionState {
  if (event.type === 'sessionStarted') return started(event, rulesOf);
  if (!state) throw new Error(`A session begins with sessionStarted, got ${event.type}`);
  switch (event.type) {
    case 'seatTaken':
      return {
        ...state,
        seats: { ...state.seats, [event.seat]: event.record },
        nextSeatNumber: event.record.number + 1,
      };
    case 'seatRenamed':
      return {
        ...state,
        seats: { ...state.seats, [event.seat]: renamed(state.seats[event.seat]!, event.name) },
      };
    case 'seatRemoved':
      return withoutSeat(state, event.seat);
    case 'screensFrozen':
      return { ...state, isFrozen: event.isFrozen };
    case 'activityBegun':
      return begun(state, event.name, rulesOf);
    case 'activity': {
      const { name, state: before } = state.activity;
      return { ...state, activity: { name, state: rulesOf(name).apply(before, event.event) } };
    }
    default:
      return event satisfies never;
  }
}

function started(event: Extract<SessionEvent, { type: 'sessionStarted' }>, rulesOf: RulesOf): SessionState {
  const { id, code, teacherHash, activity } = event;
  return {
    id,
    code,
    teacherHash,
    isFrozen: false,
    seats: {},
    removedHashes: {},
    nextSeatNumber: 1,
    activity: { name: activity, state: rulesOf(activity).initial() },
    shelf: {},
    senders: {},
  };
}

function begun(state: SessionState, name: string, rulesOf: RulesOf): SessionState {
  const shelf = { ...state.shelf, [state.activity.name]: state.activity.state };
  return { ...state, shelf, activity: { name, state: shelf[name] ?? rulesOf(name).initial() } };
}

function renamed(seat: SeatRecord, name: string): SeatRecord {
  return { ...seat, name, rerollsLeft: seat.rerollsLeft - 1 };
}

function withoutSeat(state: SessionState, seat: SeatId): SessionState {
  const { [seat]: removed, ...seats } = state.seats;
  if (!removed) return state;
  return { ...state, seats, removedHashes: { ...state.removedHashes, [removed.tokenHash]: true } };
}
