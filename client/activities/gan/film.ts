import { unpackInk } from '#shared/activities/gan/ink.ts';
import { planOf } from '#shared/activities/gan/plan.ts';
import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { BoardGanView } from '#shared/activities/gan/view-types.ts';
import { spreadOver } from '#client/components/game/checkpoint-axis.ts';

const COLUMNS = 6;

/**
 * The frames that have a column: those that were judged and the newest, where each round has its checkpoint; else spread
 * over all. A slow computer is judged before it has come as far as its plan.
 */
export function shownFrames(
  film: readonly FilmFrame[],
  { settings, checkpoints }: Pick<BoardGanView, 'settings' | 'checkpoints'>,
): readonly FilmFrame[] {
  if (!planOf(settings).checkpoints) return spreadOver(film, COLUMNS);
  const judged = checkpoints.map(({ iteration }) => nearest(film, iteration));
  return [...new Set([...judged, ...film.slice(-1)])].slice(0, COLUMNS);
}

function nearest(film: readonly FilmFrame[], iteration: number): FilmFrame {
  return film.reduce((best, frame) =>
    Math.abs(frame.iteration - iteration) < Math.abs(best.iteration - iteration) ? frame : best,
  );
}

/** A frame's samples as pictures, [28 × 28] bytes each. */
export function picturesOf({ iteration, samples }: FilmFrame): { iteration: number; pictures: Uint8Array[] } {
  return { iteration, pictures: samples.map(unpackInk) };
}
