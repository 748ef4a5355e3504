import { SvelteMap } from 'svelte/reactivity';
import { loadKernels, type Kernels } from '#shared/engine/index.ts';
import type { Frame } from '#shared/protocol/frame.ts';
import { MAIN_NETWORK, type NetworkName } from '#shared/protocol/network-name.ts';
import { LiveNetwork } from './live-network.svelte.ts';

/** The session's networks on this device, by their names. The main one is always there; it may be empty. */
export class LiveNetworks {
  /** In the order in which they came; the main one only where the session has one. */
  names = $state.raw<readonly NetworkName[]>([]);
  readonly main: LiveNetwork;
  readonly #networks = new SvelteMap<NetworkName, LiveNetwork>();
  /** One memory for all. */
  readonly #kernels: Promise<Kernels>;

  constructor(kernels: Promise<Kernels> = loadKernels()) {
    this.#kernels = kernels;
    this.main = new LiveNetwork(kernels);
    this.#networks.set(MAIN_NETWORK, this.main);
  }

  /** Follows `names`: whoever asks in an effect is told when networks come and go. */
  get(name: NetworkName): LiveNetwork | undefined {
    return this.names.includes(name) ? this.#networks.get(name) : undefined;
  }

  /** A network that is not among them is gone. */
  take(frames: NonNullable<Frame['networks']>): void {
    for (const name of [...this.#networks.keys()]) if (!(name in frames)) this.#leave(name);
    for (const [name, frame] of Object.entries(frames)) {
      const network = this.#networks.get(name) ?? new LiveNetwork(this.#kernels);
      this.#networks.set(name, network);
      network.take(frame);
    }
    const names = Object.keys(frames);
    if (names.join() !== this.names.join()) this.names = names;
  }

  free(): void {
    for (const network of this.#networks.values()) network.free();
  }

  #leave(name: NetworkName): void {
    this.#networks.get(name)?.free();
    if (name !== MAIN_NETWORK) this.#networks.delete(name);
  }
}
