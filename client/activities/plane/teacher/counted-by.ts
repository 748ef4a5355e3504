import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

/** How the iterations so far are made up of whole epochs and a rest. */
export interface Counted {
  readonly epochs: number;
  /** ⌈N ÷ batch⌉ */
  readonly batches: number;
  readonly rest: number;
}

/** Undefined where they are not: examples or the batch size have changed on the way. */
export function countedBy(
  { iteration, epoch, batch }: Pick<TrainingMetrics, 'iteration' | 'epoch' | 'batch'>,
  size: number,
  batchSize: number,
): Counted | undefined {
  const batches = Math.ceil(size / batchSize);
  const isWhole = batch === batches;
  const counted = { epochs: isWhole ? epoch : epoch - 1, batches, rest: isWhole ? 0 : batch };
  return counted.epochs * batches + counted.rest === iteration ? counted : undefined;
}
