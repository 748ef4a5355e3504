import type { Frame } from '#shared/protocol/frame.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import { ViewFollower } from '#shared/protocol/view-follower.ts';

/** The session as of the last frame, for screens to follow. Frames are the only thing that changes it. */
export class Session {
  view = $state.raw<SessionView | undefined>();
  readonly #follower = new ViewFollower();

  /** False when the frame does not continue what is here: then a snapshot has to be asked for. */
  take(frame: Frame): boolean {
    const isTaken = this.#follower.take(frame);
    if (isTaken) this.view = this.#follower.view;
    return isTaken;
  }
}
