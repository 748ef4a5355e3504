import { unpackInk } from '#shared/activities/gan/ink.ts';
import { planOf } from '#shared/activities/gan/plan.ts';
import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { BoardGanView } from '#shared/activities/gan/view-types.ts';
import { spreadOver } from '#client/components/game/checkpoint-axis.ts';

const COLUMNS = 6;

/** The frames that have a column: at the checkpoints where there are such, else spread over all. */
export function shownFrames(
  film: readonly FilmFrame[],
  settings: BoardGanView['settings'],
): readonly FilmFrame[] {
  const { checkpoints } = planOf(settings);
  if (!checkpoints) return spreadOver(film, COLUMNS);
  const last = film.at(-1)?.iteration ?? 0;
  const reached = checkpoints.filter((checkpoint) => checkpoint <= last).map((at) => nearest(film, at));
  return [...new Set(reached.length > 0 ? reached : film.slice(-1))];
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
