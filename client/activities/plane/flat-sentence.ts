import type { Catalogue } from '#client/locales/en.ts';
import { locale } from '#client/locales/locale.svelte.ts';
import type { Flatness } from './flatness.ts';

type Words = Catalogue['activities']['plane'];

/** What a teacher reads about it, in a neuron's own numbers. */
export function flatSentence({ share, axis, z, slope }: Flatness, words: Words): string {
  const { whole, signed, plain, percent } = locale.format;
  const steep = slope < 1e-6 ? plain(0) : plain(Number(slope.toPrecision(2)));
  return words.switches.status.saturated(
    percent(share),
    words.axes[axis.name],
    whole(axis.max),
    signed(z, Math.abs(z) > 100 ? 0 : 1),
    steep,
  );
}
