import type { PlaneExample, PlaneExamples } from '#shared/activities/plane/state.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** An example with its number, as lists and pictures want it. */
export interface ListedExample extends PlaneExample {
  readonly id: ExampleId;
}

/** In the order of their numbers. */
export function listed(examples: PlaneExamples): readonly ListedExample[] {
  return Object.entries(examples).map(([id, example]) => ({ ...example, id: Number(id) }));
}
