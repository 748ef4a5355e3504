import type { Network } from '#shared/engine/index.ts';

/** What `make` makes with `network`, which is freed where it throws: a refused build leaves no memory taken. */
export function orFree<Result>(network: Network, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    network.free();
    throw error;
  }
}
