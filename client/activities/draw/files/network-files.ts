import type { DrawSettings } from '#shared/activities/draw/state.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import type { Network } from '#shared/engine/index.ts';
import { DRAWING, networkFile } from '#client/files/network-file.ts';
import { classNames } from '../class-words.ts';
import type { OfflineNetwork } from '../offline/offline-network.ts';

/** For other programs, with what its answers are called and what is done to a drawing before it. */
export function networkAsOnnx(
  network: Network,
  { classes, isCentred, isScrambled }: DrawSettings,
): Promise<NamedFile> {
  return networkFile('network', network, {
    labels: classNames(classes),
    input: DRAWING,
    preprocessing: { cropAndCentre: isCentred ? { size: 20, side: 28 } : null, scramblePixels: isScrambled },
  });
}

/** One HTML file, made when somebody wants it, that runs the network without a server. */
export async function networkAsPage(
  { spec, parameters }: Network,
  { classes, isCentred, isScrambled }: DrawSettings,
  words: OfflineNetwork['words'],
): Promise<NamedFile> {
  const { offlinePage } = await import('../offline/offline-page.ts');
  const { toBase64 } = await import('../offline/offline-network.ts');
  const weights = toBase64(parameters);
  const page = await offlinePage({
    spec,
    weights,
    classes: classNames(classes),
    isCentred,
    isScrambled,
    words,
  });
  return { name: 'network.html', bytes: new TextEncoder().encode(page) };
}
