import type { BotStudent } from '#server/session/activities.ts';
import { askedFor } from '#shared/activities/neuron/by-hand/measure.ts';
import { honestAnswer } from '#shared/activities/neuron/by-hand/question.ts';
import type { ByHand } from '#shared/activities/neuron/by-hand/state.ts';
import type { NeuronAction, NeuronView } from '#shared/activities/neuron/state.ts';

/** Of so many answers one is wrong; the next try mends it. */
const WRONG = 0.15;

/** A student who computes with the numbers shown, sometimes slips, and looks again. */
export function answerByHand(byHand: ByHand, { seat, chance }: BotStudent): NeuronAction | undefined {
  if (byHand.stage.phase === 'done' || byHand.stage.clock.kind === 'stopped') return undefined;
  const desk = byHand.desks[seat];
  if (desk?.kind !== 'computing') return { type: 'takeJob' };
  const { job, step } = desk;
  const question = askedFor(byHand, job, step);
  const slip = chance() < WRONG ? 2 * 10 ** -question.digits : 0;
  return { type: 'answer', job, step, value: honestAnswer(question) + slip };
}

/** A teacher who lets the class turn knobs for a while, then be neurons, then pass the blame back, and turns to the tables again. */
export function conductGames({ byHand, right, turns = {} }: NeuronView): NeuronAction | undefined {
  if (byHand?.stage.phase === 'computing') return undefined;
  if (byHand?.game === 'beNeuron') return { type: 'beginByHand', game: 'blameRelay' };
  if (byHand) return { type: 'closeByHand' };
  const seats = Object.keys(turns).length;
  const total = Object.values(turns).reduce((sum, count) => sum + count, 0);
  const isTime = Object.keys(right).length === 0 && total > 3 * Math.max(1, seats);
  return isTime ? { type: 'beginByHand', game: 'beNeuron' } : undefined;
}
