import type { ParameterPlace } from '#shared/activities/plane/state.ts';

/** A weight that was set by hand, and what it was before. */
export interface HandEdit {
  readonly place: ParameterPlace;
  readonly before: number;
}

/** The teacher's own edits, newest last, to be taken back one by one. */
export class HandEdits {
  #edits = $state.raw<readonly HandEdit[]>([]);

  get canUndo(): boolean {
    return this.#edits.length > 0;
  }

  remember(place: ParameterPlace, before: number): void {
    this.#edits = [...this.#edits, { place, before }];
  }

  takeLast(): HandEdit | undefined {
    const last = this.#edits.at(-1);
    this.#edits = this.#edits.slice(0, -1);
    return last;
  }

  /** Another network has other weights. */
  forget(): void {
    this.#edits = [];
  }
}
