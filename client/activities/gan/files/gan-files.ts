import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import type { Network } from '#shared/engine/index.ts';

/** What writes files is fetched when somebody wants one. */

export async function samplesAsPictures(films: readonly (readonly FilmFrame[])[]): Promise<NamedFile> {
  const { samplesFile } = await import('./samples-file.ts');
  return samplesFile(films);
}

export async function playerAsOnnx(name: string, network: Network): Promise<NamedFile> {
  const { playerFile } = await import('./player-file.ts');
  return playerFile(name, network);
}
