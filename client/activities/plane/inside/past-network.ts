import { compile, type Network } from '#shared/engine/index.ts';

/** The live network as it was one iteration ago, for asking it what its examples asked of it then. */
export class PastNetwork {
  #network: Network | undefined;

  /** `now` with the weights `before`; undefined where they are not known. */
  at(now: Network, before: Float32Array | undefined): Network | undefined {
    if (!before || before.length !== now.parameters.length) return undefined;
    if (this.#network?.spec !== now.spec) {
      this.free();
      this.#network = compile(now.spec, { kernels: now.kernels, rows: 1 });
    }
    this.#network!.setParameters(before);
    return this.#network;
  }

  free(): void {
    this.#network?.free();
    this.#network = undefined;
  }
}
