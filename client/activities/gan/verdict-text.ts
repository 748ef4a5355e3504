import type { Verdict } from '#shared/engine/index.ts';
import { locale } from '#client/locales/locale.svelte.ts';
import type { Catalogue } from '#client/locales/en.ts';

/** A referee's verdict in words: a percentage only where there are enough real drawings to compare with. */
export function verdictText(
  verdict: Verdict,
  heldOut: number,
  words: Catalogue['activities']['gan']['student'],
): { title: string; said: string } {
  return verdict.kind === 'percentile'
    ? { title: words.moreRealThan(locale.format.percent(verdict.rank)), said: words.ofHeldOut }
    : { title: words.step(verdict.step), said: words.ofFew(heldOut) };
}
