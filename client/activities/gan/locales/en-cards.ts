/** What a class draws: by itself, and in "Forge …". */
interface SubjectWord {
  readonly name: string;
  readonly one: string;
}

/** What makes a drawing real. */
interface CardWord {
  readonly title: string;
  /** In "Your house draws …". */
  readonly one: string;
  readonly free: string;
}

export const subjects = {
  seven: { name: 'sevens', one: 'a seven' },
  smiley: { name: 'smileys', one: 'a smiley' },
  apple: { name: 'apples', one: 'an apple' },
  square: { name: 'squares', one: 'a square' },
} satisfies Readonly<Record<string, SubjectWord>>;

const SEVEN = 'Free: size, place, slant, line.';
const SMILEY = 'Free: eyes, mouth, size, place, line.';
const SQUARE = 'Free: size, place, proportions, line.';

export const cards = {
  barredSeven: { title: 'A seven with a bar', one: 'a seven with a bar across', free: SEVEN },
  hookedSeven: { title: 'A hooked seven', one: 'a seven with a hook at its left end', free: SEVEN },
  bentSeven: { title: 'A bent seven', one: 'a seven whose stem bends to the left', free: SEVEN },
  nose: { title: 'A face with a nose', one: 'a face with a line for a nose', free: SMILEY },
  wink: { title: 'A wink', one: 'a face whose right eye is shut', free: SMILEY },
  brows: { title: 'Eyebrows', one: 'a face with eyebrows', free: SMILEY },
  squareApple: {
    title: 'A square apple',
    one: 'a square apple',
    free: 'Free: stem, leaf, size, place, line.',
  },
  twoLeaves: {
    title: 'Two leaves',
    one: 'an apple with two leaves',
    free: 'Free: body, stem, size, place, line.',
  },
  biteLeft: {
    title: 'Bitten on the left',
    one: 'an apple with a bite on the left',
    free: 'Free: stem, leaf, size, place, line.',
  },
  slashedSquare: { title: 'A slashed square', one: 'a square with a line up to the right', free: SQUARE },
  dottedSquare: { title: 'A dotted square', one: 'a square with a dot in the middle', free: SQUARE },
  leaningSquare: { title: 'A leaning square', one: 'a square that leans to the right', free: SQUARE },
} satisfies Readonly<Record<string, CardWord>>;
