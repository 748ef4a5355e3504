import { formatsOf } from '#client/locales/formats.ts';

const { plural } = formatsOf('en');

/** A class by itself, and in "Draw …". */
export interface ClassWord {
  readonly name: string;
  readonly one: string;
}

const word = (name: string, one = `a ${name}`): ClassWord => ({ name, one });
const digit = (name: string): ClassWord => word(name, name === '8' ? 'an 8' : `a ${name}`);

/** Words that a class can choose from; its own are shown as they are. */
export const words: Readonly<Record<string, ClassWord>> = {
  apple: word('apple', 'an apple'),
  bicycle: word('bicycle'),
  cat: word('cat'),
  cloud: word('cloud'),
  dog: word('dog'),
  eye: word('eye', 'an eye'),
  fish: word('fish'),
  flower: word('flower'),
  house: word('house'),
  star: word('star'),
  sun: word('sun'),
  tree: word('tree'),
  ...Object.fromEntries(Array.from('0123456789', (name) => [name, digit(name)])),
};

export const drawings = (count: number) => plural(count, { one: '# drawing', other: '# drawings' });
