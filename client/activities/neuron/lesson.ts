import { AFTER } from '#shared/activities/neuron/phases.ts';
import type { Habit, HabitActed, WithRoundView } from '#shared/activities/habits/state.ts';
import type { NeuronAction, NeuronView } from '#shared/activities/neuron/state.ts';

/** What a lesson goes through: the hands, the machine, and then the network computed by hand. */
export const LESSON = [
  'setup',
  'blind',
  'seeing',
  'predict',
  'backpropagation',
  'compare',
  'claim',
  'beNeuron',
  'blameRelay',
] as const;

export type LessonStep = (typeof LESSON)[number];

type Class = NeuronView & WithRoundView;
type LessonAction = NeuronAction | HabitActed;

export function stepOf({ round, byHand, stage }: Class): LessonStep {
  if (round) return round.habit === 'prediction' ? 'predict' : 'claim';
  return byHand?.game ?? stage.phase;
}

/** What the session itself knows to be behind it: the hands' phases begin anew when it deals again, questions do not. */
export function isBehind(step: LessonStep, { topics, stage }: Class): boolean | undefined {
  if (step === 'predict') return topics?.includes('asManySteps') ?? false;
  if (step === 'claim') return topics?.includes('manyHands') ?? false;
  if (step === 'beNeuron' || step === 'blameRelay') return undefined;
  return LESSON.indexOf(step) <= LESSON.indexOf(stage.phase);
}

export function isQuestion(step: LessonStep): boolean {
  return step === 'predict' || step === 'claim';
}

/** What begins a step, after what is still on; empty where it cannot begin now. */
export function beginning(step: LessonStep, neuron: Class): readonly LessonAction[] {
  const begun = ownBeginning(step, neuron);
  if (begun.length === 0 || !neuron.round) return begun;
  return [{ type: 'habit', habit: { type: 'dismiss' } }, ...begun];
}

function ownBeginning(step: LessonStep, { asks, byHand, stage }: Class): readonly LessonAction[] {
  switch (step) {
    case 'predict':
      return ask('prediction', Object.keys(asks?.prediction ?? {}));
    case 'claim':
      return ask('claim', Object.keys(asks?.claim ?? {}));
    case 'beNeuron':
    case 'blameRelay':
      return [{ type: 'beginByHand', game: step }];
    default:
      if (byHand) return step === stage.phase ? [{ type: 'closeByHand' }] : [];
      return step === AFTER[stage.phase] ? [{ type: 'next' }] : [];
  }
}

function ask(habit: Habit, [topic]: readonly string[]): readonly HabitActed[] {
  return topic === undefined ? [] : [{ type: 'habit', habit: { type: 'ask', habit, topic } }];
}
