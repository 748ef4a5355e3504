import { formatsOf } from '#client/locales/formats.ts';
import type { ClassWord } from './en-words.ts';

const { plural } = formatsOf('de');

const word = (name: string, article: 'ein' | 'eine' | 'einen'): ClassWord => ({
  name,
  one: `${article} ${name}`,
});

export const words: Readonly<Record<string, ClassWord>> = {
  apple: word('Apfel', 'einen'),
  bicycle: word('Fahrrad', 'ein'),
  cat: word('Katze', 'eine'),
  cloud: word('Wolke', 'eine'),
  dog: word('Hund', 'einen'),
  eye: word('Auge', 'ein'),
  fish: word('Fisch', 'einen'),
  flower: word('Blume', 'eine'),
  house: word('Haus', 'ein'),
  star: word('Stern', 'einen'),
  sun: word('Sonne', 'eine'),
  tree: word('Baum', 'einen'),
  ...Object.fromEntries(Array.from('0123456789', (name) => [name, word(name, 'eine')])),
};

export const drawings = (count: number) => plural(count, { one: '# Zeichnung', other: '# Zeichnungen' });
