import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import type { Imported } from '#shared/activities/draw/state.ts';
import { LIMITS } from '#shared/protocol/limits.ts';

/** Drawings in portions that each fit into one command. */
export function* importBatches(drawings: readonly Imported[]): Generator<readonly Imported[]> {
  const most = LIMITS.maxPayloadBytes * 0.75;
  let batch: Imported[] = [];
  let size = 0;
  for (const drawing of drawings) {
    const own = JSON.stringify(drawing).length;
    if (batch.length > 0 && (size + own > most || batch.length >= DRAW_LIMITS.importedAtOnce)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(drawing);
    size += own;
  }
  if (batch.length > 0) yield batch;
}
