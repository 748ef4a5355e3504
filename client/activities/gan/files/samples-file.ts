import { unpackInk } from '#shared/activities/gan/ink.ts';
import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import { writeFile } from '#shared/drawings/formats/write-files.ts';

/** What each generator drew last, from its fixed latents, as PNG. */
export function samplesFile(films: readonly (readonly FilmFrame[])[]): NamedFile {
  const listed = films.flatMap((film, house) =>
    (film.at(-1)?.samples ?? []).map((ink) => ({ name: `generator-${house + 1}`, pixels: unpackInk(ink) })),
  );
  return writeFile('png', listed);
}
