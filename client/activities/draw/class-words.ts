import { locale } from '#client/locales/locale.svelte.ts';
import type { ClassWord } from './locales/en-words.ts';

/** A class's word in the language of this screen; the class's own words stay as they are. */
export function classWord(name: string): ClassWord {
  const { words, own } = locale.text.activities.draw;
  return words[name] ?? own(name);
}

export function classNames(classes: readonly string[]): string[] {
  return classes.map((name) => classWord(name).name);
}
