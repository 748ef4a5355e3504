import { createRandom } from '../../../engine/index.ts';
import type { Strokes } from '../../../drawings/strokes.ts';
import { biteLeft, squareApple, twoLeaves } from './apple.ts';
import type { Card } from './card.ts';
import { Pen } from './pen.ts';
import { barredSeven, bentSeven, hookedSeven } from './seven.ts';
import { brows, nose, wink } from './smiley.ts';
import { dottedSquare, leaningSquare, slashedSquare } from './square.ts';

const cards = {
  barredSeven,
  hookedSeven,
  bentSeven,
  nose,
  wink,
  brows,
  squareApple,
  twoLeaves,
  biteLeft,
  slashedSquare,
  dottedSquare,
  leaningSquare,
} satisfies Readonly<Record<string, Card>>;

export type CardName = keyof typeof cards;

/** What a class draws, with the cards that there are for it. They work within a lesson; free cats would not. */
export const CARDS_OF = {
  seven: ['barredSeven', 'hookedSeven', 'bentSeven'],
  smiley: ['nose', 'wink', 'brows'],
  apple: ['squareApple', 'twoLeaves', 'biteLeft'],
  square: ['slashedSquare', 'dottedSquare', 'leaningSquare'],
} as const satisfies Readonly<Record<string, readonly CardName[]>>;

export type Subject = keyof typeof CARDS_OF;

export const SUBJECTS = Object.keys(CARDS_OF) as readonly Subject[];

/** A drawing made by rule: after the card, or of the same subject without its trait. The same keys, the same drawing. */
export function readyMade(card: CardName, hasTrait: boolean, ...keys: readonly number[]): Strokes {
  const pen = new Pen(createRandom(...keys));
  cards[card].draw(pen, hasTrait);
  return pen.strokes;
}
