import type { RoundView } from '#shared/activities/habits/state.ts';
import type { Catalogue } from '#client/locales/en.ts';
import { LOSS_OUTCOMES } from './outcome-paths.ts';
import type { HabitWords, OutcomePictures } from './words.ts';

/** A round in the words of its activity. */
export interface SaidRound {
  readonly title: string;
  /** The question, or the claim in its quotation marks. */
  readonly asks: string;
  /** How a claim is tried. */
  readonly tries: string | undefined;
  readonly answers: readonly string[];
  /** One for each answer of a question. */
  readonly pictures: readonly string[] | undefined;
  /** What was measured. */
  readonly came: string | undefined;
}

type Told = Pick<RoundView, 'habit' | 'topic' | 'asked' | 'measured'>;

export function saidOf(
  { habit, topic, asked, measured }: Told,
  { words, common, pictures }: { words: HabitWords; common: Catalogue['habits']; pictures: OutcomePictures },
): SaidRound {
  const title = common.titles[habit];
  if (habit === 'prediction') {
    const { asks, answers, came } = words.prediction[topic]!;
    return {
      title,
      asks: asks(asked),
      tries: undefined,
      answers,
      pictures: pictures[topic] ?? LOSS_OUTCOMES,
      came: measured && came(measured.facts, measured.outcome),
    };
  }
  const { claim, tries, came } = words.claim[topic]!;
  return {
    title,
    asks: claim,
    tries: tries(asked),
    answers: common.verdicts,
    pictures: undefined,
    came: measured && came(measured.facts, measured.outcome),
  };
}
