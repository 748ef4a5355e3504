import type { Address } from '../kernels/arena.ts';
import type { Network } from '../network.ts';

export interface AverageOptions {
  /** Another network of the same form: its parameters become the average. It is freed with its trainer. */
  readonly network: Network;
  /** How much of the average stays in an iteration, at most: 0.99 is about the mean of the last hundred. */
  readonly keeps: number;
}

/**
 * A calmer network that follows a trained one: w̄ ← k·w̄ + (1 − k)·w, with k = min(keeps, 1 − 10/(t + 9)) in iteration t. So it
 * is w itself at first, then about the mean of the last tenth of all iterations. Polyak & Juditsky 1992, Shamir & Zhang 2013.
 */
export class RunningAverage {
  readonly network: Network;
  readonly #trained: Network;
  readonly #most: number;
  /** k: one float in the arena. */
  readonly #keeps: Address;

  constructor(trained: Network, { network, keeps }: AverageOptions) {
    this.network = network;
    this.#trained = trained;
    this.#most = keeps;
    this.#keeps = trained.kernels.arena.allocate(1);
    network.setParameters(trained.parameters);
  }

  /** After the update of iteration `iteration`, counted from 1. */
  follow(iteration: number): void {
    const { kernels, plan, parameterAddress } = this.#trained;
    kernels.arena.floats[this.#keeps] = Math.min(this.#most, 1 - 10 / (iteration + 9));
    kernels.blend(this.network.parameterAddress, parameterAddress, plan.parameterLength, this.#keeps);
  }

  free(): void {
    this.network.free();
    this.#trained.kernels.arena.release(this.#keeps);
  }
}
