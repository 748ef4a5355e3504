import { createRandom, type Network } from '#shared/engine/index.ts';
import { LATENT } from '#shared/activities/points/networks.ts';
import type { Point } from '#shared/activities/points/state.ts';

const MOST = 40;
const random = createRandom(12);
const latents = Float32Array.from({ length: MOST * LATENT }, () => random.normal());

/** What the generator makes of `count` latents that stay the same, at most 40, on this device. */
export function generatedPoints(network: Network | undefined, count: number): readonly Point[] {
  if (!network) return [];
  const made = network.predict(latents, count);
  return Array.from({ length: count }, (_, index) => ({ x: made[2 * index]!, y: made[2 * index + 1]! }));
}

/** What the generator makes of one latent. */
export function generatedPoint(network: Network, latent: Point): Point {
  const made = network.predict(Float32Array.of(latent.x, latent.y), 1);
  return { x: made[0]!, y: made[1]! };
}
