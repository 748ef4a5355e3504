import { locale } from '#client/locales/locale.svelte.ts';

/** Two decimals without a leading zero, so that three fit beside each other on a phone: −.07, .45, 1, 0. */
export function shortNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (Number.isInteger(rounded)) return locale.format.fixed(rounded, 0).replace(/^[-−]0$/, '0');
  return locale.format.fixed(value, 2).replace(/^([-−]?)0(?=\D)/, '$1');
}
