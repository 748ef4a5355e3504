import type { DrawSettings } from '#shared/activities/draw/state.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import type { Network } from '#shared/engine/index.ts';
import { classNames } from '../class-words.ts';
import type { OfflineNetwork } from '../offline/offline-network.ts';

/** What writes a network is fetched when somebody wants it. */

export async function networkAsOnnx(network: Network, settings: DrawSettings): Promise<NamedFile> {
  const { onnxFile } = await import('./onnx-file.ts');
  return onnxFile(network, classNames(settings.classes), settings);
}

/** One HTML file that runs the network without a server. */
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
