import type { DrawingSet } from '#shared/activities/draw/drawing-set.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import { packDrawings, type PackedDrawing } from '#shared/drawings/packed-drawings.ts';

export interface SetPortion {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly counts: DrawingSet['counts'];
  readonly size: number;
}

/** Drawings in portions that each fit into one blob. */
export function* setPortions(drawings: readonly PackedDrawing[], classes: number): Generator<SetPortion> {
  for (let from = 0; from < drawings.length; from += DRAW_LIMITS.inBlob) {
    const some = drawings.slice(from, from + DRAW_LIMITS.inBlob);
    const counts = Array.from({ length: classes }, () => ({ training: 0, test: 0 }));
    for (const { label, isTest } of some) counts[label]![isTest ? 'test' : 'training']++;
    yield { bytes: packDrawings(some), counts, size: some.length };
  }
}
