import type { Reply } from './errors.ts';
import type { Dismissal, SeatId } from './session-view.ts';

/** A teacher opens a session. The token is 128 random bits in hexadecimal, made by the page and stored hashed here. */
export interface StartSession {
  readonly activity: string;
  readonly token: string;
  /** Simulated students to join at once, for a visitor alone. */
  readonly bots?: number;
}

/**
 * How a page takes part. `sender` is a random id per page load; with a command's `sequence` it makes commands idempotent.
 * A student without `seat` gets the seat of their token, or a new one; with `seat` the token has to be that seat's.
 */
export type Attend =
  | { readonly as: 'teacher'; readonly code: string; readonly token: string; readonly sender: string }
  | {
      readonly as: 'student';
      readonly code: string;
      readonly token: string;
      readonly sender: string;
      readonly seat?: SeatId;
    }
  | { readonly as: 'board'; readonly code: string; readonly sender: string };

/** What may be asked of a session itself; everything else is the activity's. */
export type SessionCommand =
  | { readonly type: 'reroll' }
  | { readonly type: 'freeze'; readonly isFrozen: boolean }
  | { readonly type: 'removeSeat'; readonly seat: SeatId }
  /** Another activity of the lesson, which goes on as it was left. */
  | { readonly type: 'begin'; readonly activity: string }
  | { readonly type: 'end' }
  | { readonly type: 'act'; readonly action: unknown };

export interface CommandRequest {
  /** 1, 2, 3 … within a `sender`. A number that was answered before is answered again and not applied again. */
  readonly sequence: number;
  readonly command: SessionCommand;
}

export interface ErrorReport {
  readonly message: string;
  readonly stack?: string;
  readonly page: string;
}

export interface ClientEvents {
  startSession(request: StartSession, reply: (reply: Reply<{ code: string }>) => void): void;
  attend(request: Attend, reply: (reply: Reply<{ code: string; seat?: SeatId }>) => void): void;
  command(request: CommandRequest, reply: (reply: Reply<{ id?: number }>) => void): void;
  /** The last frame did not continue what this page has: send a snapshot. */
  resync(): void;
  reportError(report: ErrorReport): void;
}

export interface ServerEvents {
  /** An encoded Frame. The next one is sent only when this one is acknowledged. */
  state(frame: ArrayBuffer | Uint8Array, received: () => void): void;
  /** This page no longer takes part, and why. */
  dismissed(dismissal: Dismissal): void;
}

/** Sent when connecting: socket.io's `auth`. */
export interface Handshake {
  readonly version: number;
}
