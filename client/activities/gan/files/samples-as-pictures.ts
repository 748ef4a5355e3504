import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

/** What writes pictures is fetched when somebody wants them. */
export async function samplesAsPictures(films: readonly (readonly FilmFrame[])[]): Promise<NamedFile> {
  const { samplesFile } = await import('./samples-file.ts');
  return samplesFile(films);
}
