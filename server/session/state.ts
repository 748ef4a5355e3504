import type { SeatId } from '#shared/protocol/session-view.ts';
import type { SenderLog } from './sender-log.ts';

/** Everything that a session is, as plain JSON: a checkpoint holds it, the journal's events rebuild it. */
export interface SessionState {
  readonly id: string;
  readonly code: string;
  /** SHA-256 of the teacher's token. */
  readonly teacherHash: string;
  readonly isFrozen: boolean;
  readonly seats: Readonly<Record<SeatId, SeatRecord>>;
  /** Hashes of removed seats' tokens: they do not get a new seat. */
  readonly removedHashes: Readonly<Record<string, true>>;
  readonly nextSeatNumber: number;
  readonly activity: { readonly name: string; readonly state: unknown };
  /** What other activities of this lesson were left as. */
  readonly shelf: Readonly<Record<string, unknown>>;
  /** What each page has had applied, so that nothing is applied twice. */
  readonly senders: Readonly<Record<string, SenderLog>>;
}

export interface SeatRecord {
  readonly name: string;
  readonly number: number;
  readonly colour: number;
  readonly shape: number;
  readonly rerollsLeft: number;
  /** SHA-256 of the resume token. */
  readonly tokenHash: string;
  readonly isBot: boolean;
}

export type SessionEvent =
  | {
      readonly type: 'sessionStarted';
      readonly id: string;
      readonly code: string;
      readonly teacherHash: string;
      readonly activity: string;
    }
  | { readonly type: 'seatTaken'; readonly seat: SeatId; readonly record: SeatRecord }
  | { readonly type: 'seatRenamed'; readonly seat: SeatId; readonly name: string }
  | { readonly type: 'seatRemoved'; readonly seat: SeatId }
  | { readonly type: 'screensFrozen'; readonly isFrozen: boolean }
  /** Another part of the lesson; it goes on as it was left, if it was begun before. */
  | { readonly type: 'activityBegun'; readonly name: string }
  | { readonly type: 'activity'; readonly event: unknown };
