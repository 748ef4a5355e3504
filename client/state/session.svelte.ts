import type { Frame } from '#shared/protocol/frame.ts';
import { merge } from '#shared/protocol/merge-patch.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';

/** The session as of the last frame. Frames are the only thing that changes it. */
export class Session {
  view = $state.raw<SessionView | undefined>();
  #incarnation = 0;
  #sequence = 0;

  /** False when the frame does not continue what is here: then a snapshot has to be asked for. */
  take(frame: Frame): boolean {
    const isSnapshot = frame.base === undefined;
    if (!isSnapshot && !this.#isContinuedBy(frame)) return false;
    this.view = isSnapshot ? (frame.view as SessionView) : merge(this.view, frame.view);
    this.#incarnation = frame.incarnation;
    this.#sequence = frame.sequence;
    return true;
  }

  #isContinuedBy(frame: Frame): boolean {
    return (
      this.view !== undefined && frame.incarnation === this.#incarnation && frame.base === this.#sequence
    );
  }
}
