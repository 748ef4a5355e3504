import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';

const { plain, loss, whole, plural } = formatsOf('en');

const epochs = (count: number) => plural(count, { one: '# epoch', other: '# epochs' });
const fall = ['It falls', 'It hardly changes', 'It rises or explodes'];
const seen = ({ epochs: count }: Facts) => `What will it draw after ${epochs(count!)}?`;
const borders = ['A bent line, around the examples', 'A straight line', 'The same answer everywhere'];
const drawn = ['The line is bent.', 'The line is straight.', 'It gives the same answer everywhere.'];

/** From where to where, in how many epochs. */
function path({ exploded, epochs: count, left, trainFirst, trainLast }: Facts): string {
  if (exploded) return `It exploded in epoch ${whole(count! + left! + 1)}.`;
  const without = left ? ` (${epochs(left)} left out, since examples changed)` : '';
  return `In ${epochs(count!)} the training loss went from ${loss(trainFirst!)} to ${loss(trainLast!)}${without}.`;
}

function testPath({ testFirst, testLast }: Facts): string {
  return testFirst === undefined ? '' : ` The test loss went from ${loss(testFirst)} to ${loss(testLast!)}.`;
}

export const habits = {
  prediction: {
    runOn: {
      title: 'Many more epochs',
      asks: (facts: Facts) =>
        `${epochs(facts.epochs!)} more, and nothing else changes. What will the losses do? (dashed: test)`,
      answers: ['Both fall', 'Training falls, test does not', 'Training does not fall'],
      came: (facts: Facts, _outcome: number) => path(facts) + testPath(facts),
    },
    faster: {
      title: 'A larger learning rate',
      asks: (facts: Facts) =>
        `The learning rate is ${plain(facts.from!)}. Set it to ${plain(facts.to!)}: what will the loss have done after ${epochs(facts.epochs!)}?`,
      answers: fall,
      came: (facts: Facts, _outcome: number) => path(facts),
    },
    zeroStart: {
      title: 'All weights start at zero',
      asks: (facts: Facts) => `The network starts anew, all weights at zero. ${seen(facts)}`,
      answers: borders,
      came: (facts: Facts, outcome: number) => `${drawn[outcome]} ${path(facts)}`,
    },
    noHidden: {
      title: 'No hidden layer',
      asks: (facts: Facts) => `The network starts anew, without hidden layers. ${seen(facts)}`,
      answers: borders,
      came: (facts: Facts, outcome: number) => `${drawn[outcome]} ${path(facts)}`,
    },
    rawUnits: {
      title: 'Raw units',
      asks: (facts: Facts) => `The network starts anew, with inputs in raw units. ${seen(facts)}`,
      answers: borders,
      came: (facts: Facts, outcome: number) => `${drawn[outcome]} ${path(facts)}`,
    },
    normalized: {
      title: 'Normalized inputs',
      asks: (facts: Facts) => `The network starts anew, with inputs from −1 to 1. ${seen(facts)}`,
      answers: borders,
      came: (facts: Facts, outcome: number) => `${drawn[outcome]} ${path(facts)}`,
    },
  },
  claim: {
    everyEpoch: {
      claim: '“The error should become smaller after every epoch; if not, you do something wrong.”',
      tries: (facts: Facts) =>
        `The network trains ${epochs(facts.epochs!)} as it is set now; every one is counted.`,
      came: (facts: Facts, outcome: number) =>
        `${path(facts)} It fell in ${whole(facts.fell!)} of them and rose in ${whole(facts.rose!)}. ${
          outcome === 0
            ? 'Here it did become smaller every time.'
            : facts.trainLast! < facts.trainFirst!
              ? 'It did not every time, and the network has learnt all the same.'
              : 'It did not, and the network has not learnt.'
        }`,
    },
    moreEpochs: {
      claim: '“More epochs, better training.”',
      tries: (facts: Facts) =>
        `The network trains ${epochs(facts.epochs!)} more; its test is taken after each.`,
      came: (facts: Facts, outcome: number) =>
        `${path(facts)} The test loss was lowest after epoch ${whole(facts.testLowestAt ?? 0)}: ${loss(facts.testLowest ?? 0)}. ${
          outcome === 0
            ? 'Nothing was better than the end.'
            : `At the end it was ${loss(facts.testLast ?? 0)}.`
        }`,
    },
  },
};
