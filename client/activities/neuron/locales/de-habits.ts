import type { Facts } from '#shared/activities/habits/state.ts';
import { formatsOf } from '#client/locales/formats.ts';
import type { habits as english } from './en-habits.ts';

const { loss, plural } = formatsOf('de');

const steps = ({ steps: count }: Facts) => plural(count!, { one: '# Schritt', other: '# Schritten' });

const both = (facts: Facts) =>
  `Nach ${steps(facts)} war die Maschine bei ${loss(facts['machine']!)}, der beste Tisch bei ${loss(facts['hands']!)}.`;

export const habits: typeof english = {
  prediction: {
    asManySteps: {
      title: 'Ebenso viele Schritte für die Maschine',
      asks: (facts) =>
        `In ${steps(facts)} kam der beste Tisch von Verlust ${loss(facts['start']!)} auf ${loss(facts['hands']!)} (gestrichelt). Wo ist die Maschine nach ebenso vielen?`,
      answers: ['Tiefer', 'Etwa gleich', 'Höher'],
      came: (facts) => both(facts),
    },
  },
  claim: {
    manyHands: {
      claim: '„Viele Hände sind schneller als ein Gradient.“',
      tries: (facts) =>
        `Die Maschine macht so viele Schritte wie euer bester Tisch, nach ${steps(facts)} hält sie an.`,
      came: (facts, outcome) =>
        `${both(facts)} ${outcome === 0 ? 'Hier waren die Hände schneller.' : 'Ein Gradient dreht an allem zugleich, jedes Mal in die Richtung, die hilft.'}`,
    },
  },
};
