/** Why something was refused. Each has a sentence in every locale. */
export const ERROR_CODES = [
  'reload-needed',
  'malformed',
  'too-large',
  'unknown-command',
  'no-such-session',
  'session-ended',
  'session-full',
  'server-full',
  'wrong-token',
  'seat-removed',
  'seat-taken-over',
  'not-attending',
  'teacher-only',
  'students-only',
  'not-yours',
  'no-such-example',
  'no-such-seat',
  'no-such-activity',
  'out-of-range',
  'too-many-examples',
  'nothing-drawn',
  'too-many-drawings',
  'muted',
  'no-rerolls-left',
  'frozen',
  'not-now',
  'not-right',
  'nothing-to-undo',
  'too-fast',
  'too-many-failed-codes',
  'too-slow',
  'stale',
  'not-saved',
  'shutting-down',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A user's mistake is data. `detail` names what was expected and what came, for a developer's eyes. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly detail?: string;
}

export type Reply<Content extends object = object> = ({ readonly ok: true } & Content) | Refusal;

export function refuse(code: ErrorCode, detail?: string): Refusal {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
