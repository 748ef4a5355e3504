import { rasterize } from '../../drawings/rasterize.ts';
import { type CardName, CARDS_OF, readyMade, type Subject, SUBJECTS } from './cards/cards.ts';
import { packInk } from './ink.ts';
import type { PackedInk } from './state.ts';

const known = new Map<string, PackedInk>();

/** Ready-made drawing number `index` of a card, with its trait or without: always the same one, drawn once in a process. */
export function readyMadeInk(card: CardName, hasTrait: boolean, index: number): PackedInk {
  const key = `${card} ${hasTrait} ${index}`;
  const drawn = known.get(key) ?? packInk(rasterize(readyMade(card, hasTrait, hasTrait ? 1 : 2, index)));
  known.set(key, drawn);
  return drawn;
}

/** Drawings of other subjects than a card's, by turns. */
export function otherSubjectInk(subject: Subject, index: number): PackedInk {
  const others = SUBJECTS.filter((other) => other !== subject);
  const cards = CARDS_OF[others[index % others.length]!];
  return readyMadeInk(cards[0], false, index);
}
