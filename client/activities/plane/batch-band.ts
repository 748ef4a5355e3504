import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

export interface BatchBandFacts {
  readonly metrics: TrainingMetrics | undefined;
  readonly isRunning: boolean;
  readonly seat: string;
  /** Examples of the seat's own, and how many of them are in the latest batch. */
  readonly own: number;
  readonly ownInBatch: number;
}

/** What a phone says of its own examples and the batches: at high speed in how many of them they were. */
export type BatchBand =
  | { readonly kind: 'inShare'; readonly share: number }
  | { readonly kind: 'inBatch' | 'waitingToStart' | 'notInBatch' | 'paused' };

export function batchBand({ metrics, isRunning, seat, own, ownInBatch }: BatchBandFacts): BatchBand {
  const shares = metrics?.batchShares;
  // Batches come and go unseen. Who has no example is in none of them, and is told nothing of shares.
  if (shares && isRunning && own > 0) return { kind: 'inShare', share: shares[seat] ?? 0 };
  if (ownInBatch > 0) return { kind: 'inBatch' };
  if (!metrics || metrics.iteration === 0) return { kind: 'waitingToStart' };
  return { kind: isRunning && !metrics.hasSettled ? 'notInBatch' : 'paused' };
}
