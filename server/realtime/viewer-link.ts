import type { Viewer } from '#shared/activities/activity.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** One connected page, as the broadcaster sees it: three members, no socket. */
export interface ViewerLink {
  readonly viewer: Viewer;
  /** Hands a frame over; `received` runs when the page has taken it. */
  send(frame: Uint8Array, received: () => void): void;
  dismiss(code: ErrorCode): void;
}
