import type { Facts } from '#shared/activities/habits/state.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { loss, plural } = formatsOf('en');

const steps = ({ steps: count }: Facts) => plural(count!, { one: '# step', other: '# steps' });

/** Both after as many steps. */
const both = (facts: Facts) =>
  `After ${steps(facts)} the machine was at ${loss(facts['machine']!)}, the best table at ${loss(facts['hands']!)}.`;

export const habits = {
  prediction: {
    asManySteps: {
      title: 'As many steps for the machine',
      asks: (facts: Facts) =>
        `In ${steps(facts)} the best table came from loss ${loss(facts['start']!)} to ${loss(facts['hands']!)} (dashed). Where will the machine be after as many?`,
      answers: ['Lower', 'About the same', 'Higher'],
      came: (facts: Facts, _outcome: number) => both(facts),
    },
  },
  claim: {
    manyHands: {
      claim: '“Many hands are faster than one gradient.”',
      tries: (facts: Facts) => `The machine takes as many steps as your best table took: ${steps(facts)}.`,
      came: (facts: Facts, outcome: number) =>
        `${both(facts)} ${outcome === 0 ? 'Here the hands were faster.' : 'A gradient turns every knob at once, each the way that helps.'}`,
    },
  },
};
