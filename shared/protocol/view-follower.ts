import type { Frame } from './frame.ts';
import { merge } from './merge-patch.ts';
import type { SessionView } from './session-view.ts';

/** The session as of the last frame. Frames are the only thing that changes it. */
export class ViewFollower {
  #view: SessionView | undefined;
  #incarnation = 0;
  #sequence = 0;

  get view(): SessionView | undefined {
    return this.#view;
  }

  /** False when the frame does not continue what is here: then a snapshot has to be asked for. */
  take(frame: Frame): boolean {
    const isSnapshot = frame.base === undefined;
    if (!isSnapshot && !this.#isContinuedBy(frame)) return false;
    this.#view = isSnapshot ? (frame.view as SessionView) : merge(this.#view, frame.view);
    this.#incarnation = frame.incarnation;
    this.#sequence = frame.sequence;
    return true;
  }

  #isContinuedBy({ incarnation, base }: Frame): boolean {
    return this.#view !== undefined && incarnation === this.#incarnation && base === this.#sequence;
  }
}
