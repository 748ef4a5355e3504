import type { SeatId, TrainingMetrics } from '../../protocol/session-view.ts';

/** How one copy came out, or stands. */
export interface Standing {
  readonly seat: SeatId;
  readonly loss: number | undefined;
  readonly hasExploded: boolean;
  /** Its last iteration is done, or it exploded before. */
  readonly isOver: boolean;
}

export function standingOf(seat: SeatId, metrics: TrainingMetrics | undefined): Standing {
  const hasExploded = metrics?.hasDiverged ?? false;
  const isOver = hasExploded || metrics?.isFinished === true;
  return { seat, loss: metrics?.trainingLoss, hasExploded, isOver };
}

/** By the loss after the same number of iterations; who exploded stands behind all others, however good it was before. */
export function ranked(standings: readonly Standing[]): readonly Standing[] {
  return standings.toSorted((one, other) => keyOf(one) - keyOf(other) || (one.seat < other.seat ? -1 : 1));
}

/** Undefined while one is still under way, and where all exploded. */
export function bestOf(standings: readonly Standing[]): SeatId | undefined {
  if (!standings.every(({ isOver }) => isOver)) return undefined;
  const [first] = ranked(standings);
  return first && !first.hasExploded ? first.seat : undefined;
}

function keyOf({ loss, hasExploded }: Standing): number {
  return hasExploded || loss === undefined ? Number.MAX_VALUE : loss;
}
