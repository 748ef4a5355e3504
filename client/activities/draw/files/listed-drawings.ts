import type { DrawingSet } from '#shared/activities/draw/drawing-set.ts';
import { pixelsOf } from '#shared/activities/draw/network-input.ts';
import type { Drawings, DrawSettings } from '#shared/activities/draw/state.ts';
import { tallyOf, winnerOf } from '#shared/activities/draw/votes.ts';
import type { ListedDrawing } from '#shared/drawings/formats/drawing-list.ts';
import { unpackDrawings } from '#shared/drawings/packed-drawings.ts';

/** What an export holds: nothing hidden, no author, the class that most voted for. */
export function listedDrawings(drawings: Drawings, settings: DrawSettings): ListedDrawing[] {
  return Object.values(drawings).flatMap((drawing) => {
    if (drawing.isHidden) return [];
    const { isTest, strokes } = drawing;
    const name = settings.classes[winnerOf(tallyOf(drawing, settings.classes.length), drawing.prompt)]!;
    return [{ name, isTest, pixels: pixelsOf(drawing, settings), ...(strokes && { strokes }) }];
  });
}

/** Those that are kept by reference, one blob after another. */
export async function listedSets(
  sets: readonly DrawingSet[],
  settings: DrawSettings,
  load: (blob: string) => Promise<Uint8Array>,
): Promise<ListedDrawing[]> {
  const listed: ListedDrawing[] = [];
  for (const { blob } of sets) {
    for (const { label, isTest, pixels } of unpackDrawings(await load(blob)))
      listed.push({ name: settings.classes[label]!, isTest, pixels });
  }
  return listed;
}
