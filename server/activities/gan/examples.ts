import type { TrainingExample, TrainingInstruction } from '#server/training/training.ts';
import { CARDS_OF, type CardName } from '#shared/activities/gan/cards/cards.ts';
import { foldOf, isHeldOutOfPair } from '#shared/activities/gan/folds.ts';
import { housesInPlay } from '#shared/activities/gan/houses.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { GAN_LIMITS } from '#shared/activities/gan/limits.ts';
import { generatorName, hiddenName, refereeName } from '#shared/activities/gan/networks.ts';
import { otherSubjectInk, readyMadeInk } from '#shared/activities/gan/ready-made.ts';
import type { GanState, House, Item, ItemId, PackedInk } from '#shared/activities/gan/state.ts';

/** Numbers of what is no item: far above any of those. */
const READY_MADE = 1_000_000;
const WITHOUT_TRAIT = 2_000_000;
const OTHER_CARD = 3_000_000;
const OTHER_SUBJECT = 4_000_000;
const BY_NETWORK = 5_000_000;

/** A referee's targets: 1 is real, every other one a group of what is not. */
export const GROUP = { withoutTrait: 0, otherCard: -1, otherSubject: -2, byNetwork: -3, forged: -4 } as const;

const DECOYS = { withoutTrait: 100, otherCard: 50, otherSubject: 60 } as const;

/** Of each frame's forgeries the referees learn from the first; the last are for the list of the next judging. */
const FOR_REFEREES = GAN_LIMITS.networkForgeriesForReferees;
/** So many frames' forgeries are remembered: what a generator drew long ago tells nothing of what it draws now. */
const FRAMES_KEPT = 8;

/** Which part of the real drawings a set is tested on: the two referees learn from one half each. */
type Part = 'referee' | 'hidden' | 'pair';

const PARTS: readonly Part[] = ['pair', 'referee', 'hidden'];

interface Real {
  readonly id: number;
  readonly ink: PackedInk;
}

/** A house's real drawings: what its students drew, topped up by ready-made ones after the same card. */
function realsOf({ items, cards }: GanState, house: House): readonly Real[] {
  const drawn = Object.entries(items)
    .filter(([, item]) => isCollected(item, house))
    .map(([id, { ink }]) => ({ id: Number(id), ink }));
  const missing = Math.max(0, GAN_LIMITS.collection - drawn.length);
  const ready = Array.from({ length: missing }, (_, index) => ({
    id: READY_MADE + index,
    ink: readyMadeInk(cards![house], true, index),
  }));
  return [...drawn, ...ready];
}

function isCollected(item: Item, house: House): boolean {
  return !item.isForged && item.house === house && item.maker.kind === 'seat' && !item.isHidden;
}

export function dataName(part: Part, house: House): string {
  switch (part) {
    case 'pair':
      return generatorName(house);
    case 'referee':
      return refereeName(house);
    case 'hidden':
      return hiddenName(house);
    default:
      return part satisfies never;
  }
}

/** All real drawings as a set of this part holds them. */
export function realExamples(state: GanState, house: House, part: Part): TrainingExample[] {
  return realsOf(state, house).map((real) => asExample(real, part));
}

function asExample({ id, ink }: Real, part: Part): TrainingExample {
  return { id, isTest: isHeldOut(id, part), input: inkInput(ink), target: [1] };
}

function isHeldOut(id: number, part: Part): boolean {
  return part === 'pair' ? isHeldOutOfPair(id) : foldOf(id) !== part;
}

/** What a referee of this house has to know that is not real. */
export function decoyExamples(state: GanState, house: House): TrainingExample[] {
  const { cards, settings } = state;
  const [own, other] = [cards![house], cards![house === 0 ? 1 : 0]];
  const third: CardName = CARDS_OF[settings.subject].find((card) => card !== own && card !== other) ?? other;
  return [
    ...many(DECOYS.withoutTrait, WITHOUT_TRAIT, GROUP.withoutTrait, (index) =>
      readyMadeInk(own, false, index),
    ),
    ...many(DECOYS.otherCard, OTHER_CARD, GROUP.otherCard, (index) =>
      readyMadeInk(index % 2 === 0 ? other : third, true, index),
    ),
    ...many(DECOYS.otherSubject, OTHER_SUBJECT, GROUP.otherSubject, (index) =>
      otherSubjectInk(settings.subject, index),
    ),
  ];
}

function many(count: number, first: number, target: number, inkOf: (index: number) => PackedInk) {
  return Array.from({ length: count }, (_, index) => decoy(first + index, target, inkOf(index)));
}

function decoy(id: number, target: number, ink: PackedInk): TrainingExample {
  return { id, isTest: false, input: inkInput(ink), target: [target] };
}

/** A round's forgeries, once they have been judged: the networks may learn from them now. */
export function forgedExamples({ items }: GanState, house: House, round: number): TrainingExample[] {
  return Object.entries(items)
    .filter(([, item]) => item.isForged && item.house === house && item.round === round && !item.isHidden)
    .map(([id, { ink }]) => decoy(Number(id), GROUP.forged, ink));
}

/** What is hidden is not learned from, nor what was learned from before. */
export function withoutForgery({ items, settings }: GanState, id: ItemId): TrainingInstruction[] {
  const item = items[id];
  if (!item?.isForged || settings.forgers === 'network') return [];
  return (['referee', 'hidden'] as const).map((part) => ({
    type: 'remove',
    data: dataName(part, item.house),
    ids: [id],
  }));
}

/** Some of what a generator draws, told to both referees of its house. `film`: how many frames there are by now. */
export function networkDecoys(
  { films }: GanState,
  house: House,
  forgeries: readonly PackedInk[],
): TrainingInstruction[] {
  const first = BY_NETWORK + (films[house].length % FRAMES_KEPT) * FOR_REFEREES;
  const examples = forgeries
    .slice(0, FOR_REFEREES)
    .map((ink, index) => decoy(first + index, GROUP.byNetwork, ink));
  return (['referee', 'hidden'] as const).map((part) => ({
    type: 'upsert',
    data: dataName(part, house),
    examples,
  }));
}

/** What a change of the collections asks of the sets that are in use. */
export function changesOfData(
  before: GanState,
  after: GanState,
  parts: readonly Part[],
): TrainingInstruction[] {
  if (before.items === after.items || before.lots !== after.lots || after.lots === undefined) return [];
  return housesInPlay(after.settings).flatMap((house) => changesOfHouse(before, after, house, parts));
}

function changesOfHouse(
  before: GanState,
  after: GanState,
  house: House,
  parts: readonly Part[],
): TrainingInstruction[] {
  if (!hasChanged(before, after, house)) return [];
  const [old, now] = [realsOf(before, house), realsOf(after, house)];
  const [hadIds, hasIds] = [new Set(old.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  const fresh = now.filter(({ id }) => !hadIds.has(id));
  const gone = old.map(({ id }) => id).filter((id) => !hasIds.has(id));
  return parts.flatMap((part): TrainingInstruction[] => [
    ...(fresh.length > 0
      ? [
          {
            type: 'upsert',
            data: dataName(part, house),
            examples: fresh.map((real) => asExample(real, part)),
          } as const,
        ]
      : []),
    ...(gone.length > 0 ? [{ type: 'remove', data: dataName(part, house), ids: gone } as const] : []),
  ]);
}

function hasChanged({ items: before }: GanState, { items: after }: GanState, house: House): boolean {
  const idsOf = (items: Readonly<Record<ItemId, Item>>) =>
    Object.keys(items)
      .filter((id) => isCollected(items[Number(id)]!, house))
      .join();
  return idsOf(before) !== idsOf(after);
}

export { PARTS, type Part };
