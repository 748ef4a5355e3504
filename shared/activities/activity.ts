import type { NetworkSpec } from '../engine/index.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { NetworkName } from '../protocol/network-name.ts';
import type { SeatId, TrainingMetrics } from '../protocol/session-view.ts';

/**
 * The rules of one activity, as plain data and pure functions: they run on the server, in tests and, where a page wants
 * to look ahead, in the browser. State, events and views are plain JSON.
 *
 *     action → decide(state, action) → events → journal → apply(state, event) → state → view(state, viewer)
 */
export interface ActivityRules<State, Action, Event, View> {
  readonly name: string;
  /** The state before anything happened. */
  initial(): State;
  /** What `action` would change, or why it may not. All chance and all defaults are settled here, so that apply is a function. */
  decide(state: State, action: Action, context: DecisionContext): Decision<Event>;
  apply(state: State, event: Event): State;
  /** The seat that waits for what `event` says of `state`, if one does: its page is shown it at once, the others soon after. */
  awaitedBy?(state: State, event: Event): SeatId | undefined;
  /** What happens to the activity when a seat is removed: usually its examples go. */
  seatRemoved(state: State, seat: SeatId): readonly Event[];
  /** What the session itself is to do, and when: the state's own clock. It is done once, also where it is overdue after a restart. */
  deadline?(state: State): Deadline<Action> | undefined;
  /** What is to be measured on the live networks now, if anything. What was measured is journaled in the event that comes of it. */
  observe?(state: State): Observation<Action> | undefined;
  /** Viewers of one audience see the same; a frame is encoded once for each. Without it an audience is a role. */
  audience?(viewer: Viewer, state: State): string;
  /** Which networks `viewer` follows, by their names; without it all of them. */
  networks?(state: State, viewer: Viewer): readonly NetworkName[];
  /** What `viewer` may see. The same object as long as nothing of it changed, so that patches stay cheap. */
  view(state: State, viewer: Viewer): View;
}

export type Viewer =
  | { readonly role: 'teacher' }
  | { readonly role: 'board' }
  | { readonly role: 'student'; readonly seat: SeatId };

/** Who asks: somebody who looks on, the session's clock, for a deadline that has come, or its networks, for what was measured. */
export type Actor = Viewer | { readonly role: 'clock' } | { readonly role: 'network' };

export interface Deadline<Action> {
  /** Unix time in milliseconds. */
  readonly at: number;
  readonly action: Action;
}

export interface Observation<Action> {
  /**
   * Another one for every measurement. Networks are heard only once they were told everything up to its beginning, so that
   * no older report answers.
   */
  readonly id: string | number;
  /** An action that carries what the report says, as plain numbers; undefined while it has nothing to say yet, or nothing new. */
  answer(report: NetworkFacts): Action | undefined;
}

/** The newest that is known of the live networks, all as of one moment. */
export interface NetworkFacts {
  readonly networks: Readonly<Record<NetworkName, NetworkFact>>;
}

export interface NetworkFact {
  readonly metrics: TrainingMetrics;
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  /** What its kind of learner has found out besides, as plain JSON: whoever chose the kind knows the form. */
  readonly facts?: unknown;
}

export interface Seat {
  readonly id: SeatId;
  /** Order of joining, from 1. */
  readonly number: number;
}

export interface DecisionContext {
  readonly viewer: Actor;
  /** Unix time in milliseconds, as it was when this was decided. */
  readonly now: number;
  /** Everybody who has a seat now. */
  readonly seats: readonly Seat[];
  /** An integer in [0, 2³²), drawn anew at each call. */
  randomSeed(): number;
}

/** `id` names what was created, if anything was, so that its author can change it later. */
export type Decision<Event> =
  | { readonly events: readonly Event[]; readonly id?: number }
  | { readonly refused: ErrorCode; readonly detail?: string };

export function allow<Event>(events: readonly Event[], id?: number): Decision<Event> {
  return id === undefined ? { events } : { events, id };
}

export function refused(code: ErrorCode, detail?: string): { refused: ErrorCode; detail?: string } {
  return detail === undefined ? { refused: code } : { refused: code, detail };
}
