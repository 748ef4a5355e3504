import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';

const { plural, loss, whole } = formatsOf('en');

const points = (count: number) => plural(count, { one: '# point', other: '# points' });

function lossPath({ exploded, epochs, left, trainFirst, trainLast }: Facts): string {
  return exploded
    ? `It exploded in epoch ${whole(epochs! + left! + 1)}.`
    : `In ${whole(epochs!)} epochs its loss went from ${loss(trainFirst!)} to ${loss(trainLast!)}.`;
}

export const duel = {
  title: 'Duel',
  losses: { meanSquaredError: 'mean squared error', arctan: 'arctan error' },
  networks: { meanSquaredError: 'squared error', arctan: 'arctan error' },
  shapes: { line: 'A line', wave: 'A wave' },
  student: {
    task: 'Throw a point far off',
    full: 'All of yours are thrown',
    of: (thrown: number, limit: number) => `${thrown} of ${limit}`,
    waiting: 'Waiting for the teacher to start',
    running: 'Both networks are learning',
    paused: 'Training is paused',
    drag: 'Drag to move, drag out to remove.',
    undo: 'Undo',
    remove: 'Remove',
    pulls: (one: string, other: string) =>
      `Your point pulls ${one} at the one network, ${other} at the other.`,
    none: 'Throw a point: how hard does it pull at each network?',
  },
  board: {
    subtitle: (students: number, count: number) =>
      `${plural(students, { one: '# student', other: '# students' })}, ${points(count)} thrown`,
    trainedWith: 'trained with',
    measured: 'measured as',
    never: 'For the same errors the arctan error is never the larger one.',
    error: 'error',
    pull: 'pull',
    beyond: (at: string) => `Beyond an error of ${at} the arctan network is pulled less, not more.`,
    none: '–',
    plane: (clean: number, thrown: number) =>
      `${points(clean)} near a curve, ${points(thrown)} thrown far off; two networks' curves through them.`,
    pullPicture:
      'Two pull curves: mean squared error a straight line, arctan rising to 0.765 and falling again.',
    exploded: (loss: string) => `The network trained with ${loss} has exploded. The teacher can start anew.`,
  },
  teacher: {
    said: {
      shape: 'What the clean points lie on; a line needs no hidden layer, a wave does.',
      learningRate: 'How far each update goes, for both networks; too large and one of them explodes.',
    },
    path: [
      { title: 'Agree', said: 'Run: both networks find the same curve.' },
      { title: 'Throw', said: 'Everyone throws points far off. Which curve follows them?' },
      { title: 'Compare', said: 'Read both losses of both networks. Which one would you trust?' },
    ],
    settings: 'Duel',
    shape: 'Clean points',
    learningRate: 'Learning rate',
    clear: 'Remove all thrown points',
    reset: 'Start both anew',
    thrown: points,
  },
  habits: {
    prediction: {
      runOn: {
        title: '60 more epochs',
        asks: (facts: Facts) =>
          `What will the loss of the network trained with squared error do in ${whole(facts.epochs!)} more epochs?`,
        answers: ['It falls', 'It hardly changes', 'It rises or explodes'],
        came: (facts: Facts, _outcome: number) => lossPath(facts),
      },
    },
    claim: {
      arctanLarger: {
        claim: '“With arctan the error will almost always be larger.”',
        tries: (facts: Facts) =>
          `Both networks train ${whole(facts.epochs!)} epochs; then both losses of each of their errors are compared.`,
        came: (facts: Facts, _outcome: number) =>
          `Of ${whole(facts.errors!)} errors the arctan error was the larger one in ${whole(facts.larger!)}. Trained with squared error: ${loss(facts.squaredOfSquared!)} squared, ${loss(facts.arctanOfSquared!)} arctan. Trained with arctan: ${loss(facts.squaredOfArctan!)} squared, ${loss(facts.arctanOfArctan!)} arctan.`,
      },
    },
  },
};
