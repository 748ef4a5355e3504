import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import type { Network } from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { LiveNetworks } from '#client/state/live-networks.svelte.ts';

/** What another program has to know of a network's inputs or outputs. */
interface Numbers {
  readonly shape: readonly ['batch', number];
  readonly [more: string]: unknown;
}

interface AboutNetwork {
  readonly input: Numbers;
  readonly output?: Numbers;
  readonly [more: string]: unknown;
}

/** Of one network of several. */
interface NetworkWanted {
  readonly name: NetworkName;
  readonly title: string;
  readonly about: AboutNetwork;
}

export const DRAWING: Numbers = {
  shape: ['batch', 784],
  order: 'row by row',
  range: [0, 1],
  ink: 1,
  paper: 0,
};

export const HOW_REAL: Numbers = { shape: ['batch', 1], meaning: 'how real' };

export function latents(numbers: number): Numbers {
  return { shape: ['batch', numbers], distribution: 'standard normal' };
}

/** A network for other programs. What writes it is fetched when somebody wants it. */
export async function networkFile(name: string, network: Network, about: AboutNetwork): Promise<NamedFile> {
  const { onnxFile } = await import('./onnx-file.ts');
  return onnxFile(name, network, about);
}

/** A file of each network that has arrived. */
export function networkFiles(networks: LiveNetworks, wanted: readonly NetworkWanted[]) {
  return wanted.flatMap(({ name, title, about }) => {
    const live = networks.get(name);
    const network = live && live.version > 0 ? live.network : undefined;
    return network ? [{ title, make: () => networkFile(name, network, about) }] : [];
  });
}
