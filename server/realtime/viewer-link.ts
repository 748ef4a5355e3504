import type { Viewer } from '#shared/activities/activity.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** One connected page, as the broadcaster sees it: three members, no socket. */
export interface ViewerLink {
  readonly viewer: Viewer;
  /** Whether everything that was sent has left this process: what a page does not read waits in no queue of ours. */
  isClear(): boolean;
  /** Hands a frame over; `received` runs when the page has taken it. */
  send(frame: Uint8Array, received: () => void): void;
  dismiss(code: ErrorCode): void;
}
