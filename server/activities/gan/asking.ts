import type { Question, TrainingInstruction } from '#server/training/training.ts';
import { foldOf, isHeldOutOfPair } from '#shared/activities/gan/folds.ts';
import { forgedBy, houseOf, housesInPlay } from '#shared/activities/gan/houses.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { generatorName, hiddenName, refereeName } from '#shared/activities/gan/networks.ts';
import { SURVIVAL } from '#shared/activities/gan/observe.ts';
import { roundOf } from '#shared/activities/gan/plan.ts';
import type {
  GanEvent,
  GanState,
  House,
  Item,
  ItemId,
  MachineScores,
  PackedInk,
} from '#shared/activities/gan/state.ts';
import { partsIn } from './build-house.ts';

type Ask = Extract<TrainingInstruction, { type: 'ask' }>;

const NETWORK_OF: Readonly<Record<keyof MachineScores, (house: House) => string>> = {
  referee: refereeName,
  hidden: hiddenName,
  discriminator: generatorName,
};

/** What a forger wants to know. */
export function testQuestion(
  state: GanState,
  { seat, test }: Extract<GanEvent, { type: 'tested' }>,
): TrainingInstruction[] {
  const network = refereeName(forgedBy(houseOf(state, seat) ?? 0, state.settings));
  return [{ type: 'ask', network, questions: [{ ...questionOf(test.id, test.ink), wantsSlope: true }] }];
}

export function forgetTest({ settings }: GanState, id: ItemId): TrainingInstruction[] {
  return housesInPlay(settings).map((house) => forget(refereeName(house), [id]));
}

/** How real the networks take the items of a round for: each network only what it has not learned from. */
export function itemQuestions(state: GanState, ids: readonly ItemId[]): TrainingInstruction[] {
  const hasReferees = partsIn(state).includes('referee');
  const jurors = hasReferees
    ? (['referee', 'hidden', 'discriminator'] as const)
    : (['discriminator'] as const);
  return housesInPlay(state.settings).flatMap((house) =>
    jurors.flatMap((juror): Ask[] => {
      const questions = ids.flatMap((id) => {
        const item = state.items[id];
        const isAsked =
          item?.house === house && item.scores[juror] === undefined && isUnseenBy(juror, id, item);
        return isAsked ? [questionOf(id, item.ink)] : [];
      });
      return questions.length > 0 ? [{ type: 'ask', network: NETWORK_OF[juror](house), questions }] : [];
    }),
  );
}

/** A collected drawing is learned from by one referee, and mostly by the discriminator; forgeries only once they were judged. */
function isUnseenBy(juror: keyof MachineScores, id: ItemId, { isForged, maker }: Item): boolean {
  if (isForged || maker.kind !== 'seat') return true;
  return juror === 'discriminator' ? isHeldOutOfPair(id) : foldOf(id) !== juror;
}

/** Whether the round's forgeries still pass, once the referee has learned from them. */
export function survivalQuestions({ items, settings }: GanState, round: number): TrainingInstruction[] {
  return housesInPlay(settings).map((house): Ask => ({
    type: 'ask',
    network: refereeName(house),
    questions: Object.entries(items)
      .filter(([, item]) => item.isForged && item.house === house && item.round === round)
      .map(([id, { ink }]) => ({ ...questionOf(SURVIVAL + Number(id), ink), whenDone: true })),
  }));
}

/** What was asked and not answered, where the networks begin anew. */
export function questionsOpen(state: GanState): TrainingInstruction[] {
  const round = roundOf(state.stage);
  const tests = Object.entries(state.rounds[round] ?? {}).flatMap(([seat, made]) =>
    made.tests
      .filter(({ answer }) => !answer)
      .flatMap((test) => testQuestion(state, { type: 'tested', seat, round, test })),
  );
  const dealt = new Set(Object.values(state.rounds[round] ?? {}).flatMap(({ deal }) => deal));
  return [...tests, ...itemQuestions(state, [...dealt])];
}

export function forgetScored(
  { items }: GanState,
  event: Extract<GanEvent, { type: 'itemScored' | 'survivalMeasured' }>,
): TrainingInstruction[] {
  const house = items[event.id]?.house ?? 0;
  if (event.type === 'survivalMeasured') return [forget(refereeName(house), [SURVIVAL + event.id])];
  const jurors = Object.keys(event.scores) as (keyof MachineScores)[];
  return jurors.map((juror) => forget(NETWORK_OF[juror](house), [event.id]));
}

function forget(network: string, ids: readonly number[]): TrainingInstruction {
  return { type: 'forgetAnswers', network, ids };
}

function questionOf(id: number, ink: PackedInk): Question {
  return { id, input: inkInput(ink) };
}
