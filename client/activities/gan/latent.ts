import { LATENT } from '#shared/activities/gan/networks.ts';
import { createRandom, type Network } from '#shared/engine/index.ts';

/** A point of the latent space and two directions through it, each [LATENT]. */
interface Directions {
  readonly middle: Float32Array;
  readonly across: Float32Array;
  readonly up: Float32Array;
}

/** The same seed, the same directions. */
export function directionsOf(seed: number): Directions {
  const random = createRandom(seed);
  const noise = (): Float32Array => Float32Array.from({ length: LATENT }, () => random.normal());
  const [middle, across, up] = [noise(), noise(), noise()];
  return { middle: middle.map((value) => value / 2), across, up };
}

/** middle + x·across + y·up, [LATENT] */
export function latentAt(
  { middle, across, up }: Directions,
  { x, y }: { readonly x: number; readonly y: number },
): Float32Array {
  return middle.map((value, index) => value + x * across[index]! + y * up[index]!);
}

/** What the generator makes of a latent: [28 × 28] bytes of ink. */
export function pictureOf(generator: Network, latent: Float32Array): Uint8Array {
  return Uint8Array.from(generator.predict(latent, 1), (ink) =>
    Math.round(255 * Math.min(1, Math.max(0, ink))),
  );
}
