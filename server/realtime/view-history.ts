import { diff } from '#shared/protocol/merge-patch.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';

/** Versions that a patch can start from: more than a healthy client is ever behind. */
const KEPT = 256;

/** The latest views of one audience, each with the sequence number under which it was first shown. */
export class ViewHistory {
  readonly #versions: { readonly sequence: number; readonly view: SessionView }[] = [];

  /** Takes note of `view`; when it says something new it gets the number `sequence`. True if it did. */
  add(view: SessionView, sequence: number): boolean {
    const last = this.#versions.at(-1);
    if (last && diff({ ...last.view }, { ...view }) === undefined) return false;
    this.#versions.push({ sequence, view });
    if (this.#versions.length > KEPT) this.#versions.shift();
    return true;
  }

  get latest(): { readonly sequence: number; readonly view: SessionView } {
    return this.#versions.at(-1)!;
  }

  /** What leads from version `base` to the latest, or undefined when `base` is not kept (any more). */
  patchFrom(base: number): object | undefined {
    const from = this.#versions.find(({ sequence }) => sequence === base);
    return from && (diff({ ...from.view }, { ...this.latest.view }) ?? {});
  }
}
