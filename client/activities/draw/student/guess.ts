import type { DrawSettings } from '#shared/activities/draw/state.ts';
import { seenAs } from '#shared/activities/draw/network-input.ts';
import type { Network } from '#shared/engine/index.ts';

/** What the network says to [28 × 28] bytes of ink, class by class; undefined where it was built for other classes. */
export function guess(
  network: Network | undefined,
  pixels: Uint8Array,
  settings: DrawSettings,
): readonly number[] | undefined {
  if (!network || network.outputs !== settings.classes.length) return undefined;
  return Array.from(network.predict(seenAs(pixels, settings, 0), 1));
}

/** The class that it takes the drawing for. */
export function guessedClass(shares: readonly number[]): number {
  return shares.reduce((best, share, label) => (share > shares[best]! ? label : best), 0);
}
