import type { TrainingInstruction } from '#server/training/training.ts';
import { housesInPlay } from '#shared/activities/gan/houses.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import { generatorName, hiddenName, refereeName } from '#shared/activities/gan/networks.ts';
import { planOf, roundOf } from '#shared/activities/gan/plan.ts';
import { judgedIn } from '#shared/activities/gan/scores.ts';
import type { GanState, House, ItemId } from '#shared/activities/gan/state.ts';
import { itemQuestions, survivalQuestions } from './asking.ts';
import { dataName, forgedExamples } from './examples.ts';

/** Iterations on top: of what was drawn meanwhile, and of a round's forgeries. */
const MORE = { drawn: { players: 200, referees: 200 }, forged: { players: 200, referees: 500 } } as const;

/** What a stage asks of the networks as it begins. */
export function beginStage(before: GanState, { stage, ...rest }: GanState): readonly TrainingInstruction[] {
  const state = { stage, ...rest };
  switch (stage.phase) {
    case 'forge':
      return before.stage.phase === 'collect' ? prolongAll(state, MORE.drawn) : [];
    case 'judge':
      return itemQuestions(state, judgedIn(state, stage.round));
    case 'learn':
      return state.settings.forgers === 'students'
        ? learnForgeries(state, stage.round)
        : learnTo(state, stage.round);
    default:
      return [];
  }
}

/** What the networks have learned from in rounds that are over, where they begin anew. */
export function pastForgeries(state: GanState): TrainingInstruction[] {
  const { stage, settings } = state;
  if (settings.forgers === 'network') return [];
  const hasLearned = stage.phase === 'learn' || stage.phase === 'reveal' || stage.phase === 'close';
  const last = (stage.phase === 'close' ? planOf(settings).rounds : roundOf(stage)) - (hasLearned ? 0 : 1);
  return Array.from({ length: Math.max(0, last) }, (_, index) => index + 1).flatMap((round) =>
    housesInPlay(settings).flatMap((house) => {
      const examples = forgedExamples(state, house, round);
      return examples.length > 0 ? upsert(house, examples) : [];
    }),
  );
}

/** First asked, then learned from, then asked again: which forgeries survive. */
function learnForgeries(state: GanState, round: number): TrainingInstruction[] {
  const forged = housesInPlay(state.settings).map((house) => ({
    house,
    examples: forgedExamples(state, house, round),
  }));
  const ids = forged.flatMap(({ examples }) => examples.map(({ id }): ItemId => id));
  return [
    ...itemQuestions(state, ids),
    ...prolongAll(state, MORE.forged),
    ...forged.flatMap(({ house, examples }) => (examples.length > 0 ? upsert(house, examples) : [])),
    ...survivalQuestions(state, round),
  ];
}

function upsert(house: House, examples: ReturnType<typeof forgedExamples>): TrainingInstruction[] {
  return (['referee', 'hidden'] as const).map((part) => ({
    type: 'upsert',
    data: dataName(part, house),
    examples,
  }));
}

/** The generator of a round comes as far as the plan says. */
function learnTo({ settings }: GanState, round: number): TrainingInstruction[] {
  const { checkpoints } = planOf(settings);
  if (!checkpoints) return [];
  const iterations = checkpoints[round - 1]! - (checkpoints[round - 2] ?? 0);
  return [{ type: 'prolong', network: generatorName(0), iterations }];
}

/** Referees learn for longer: they have to keep up with a generator that goes on too. */
function prolongAll(
  { settings }: GanState,
  { players, referees }: { readonly players: number; readonly referees: number },
): TrainingInstruction[] {
  const prolong = (network: NetworkName, iterations: number) =>
    ({ type: 'prolong', network, iterations }) as const;
  return housesInPlay(settings).flatMap((house) => [
    prolong(generatorName(house), players),
    prolong(refereeName(house), referees),
    prolong(hiddenName(house), referees),
  ]);
}
