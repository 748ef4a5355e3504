import type { ExampleId, SeatId, TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { PlaneExamples } from '#shared/activities/plane/state.ts';

/** The examples of the batch in progress. */
export function batchOf(metrics: TrainingMetrics | undefined): ReadonlySet<ExampleId> {
  return new Set(metrics?.batchIds);
}

/** Everybody with an example in the batch. */
export function seatsIn(batch: ReadonlySet<ExampleId>, examples: PlaneExamples): ReadonlySet<SeatId> {
  return new Set([...batch].flatMap((id) => examples[id]?.seat ?? []));
}
