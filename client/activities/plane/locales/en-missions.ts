import { formatsOf } from '#client/locales/formats.ts';
import type { Facts } from '#shared/activities/habits/state.ts';

const { whole, plain, loss, plural } = formatsOf('en');

const neurons = (count: number) => plural(count, { one: '# hidden neuron', other: '# hidden neurons' });
const right = ({ accuracy }: Facts) =>
  accuracy === undefined ? 'not measured yet' : `${whole(accuracy)} % right`;

export const missions = {
  names: {
    fewestNeurons: 'XOR with the fewest neurons',
    explode: 'Make it explode',
    rescue: 'Rescue it',
    stopInTime: 'Stop it in time',
    memorise: 'Learn nonsense by heart',
  },
  goals: {
    fewestNeurons: '95 % of the training examples right, with 3 hidden neurons or fewer.',
    explode: 'Drive the loss beyond all bounds.',
    rescue: 'Raw units keep it from learning. Get 90 % right.',
    stopInTime: 'Stop where the test loss is lowest: half of you within 5 %.',
    memorise: 'The labels are shuffled: there is nothing to understand. Get 75 % right all the same.',
  },
  progress: {
    fewestNeurons: (facts: Facts) =>
      `${right(facts)}, ${neurons(facts['neurons'] ?? 0)}${facts['best'] === undefined ? '' : `; best ${whole(facts['best'])}`}`,
    explode: (facts: Facts) =>
      `learning rate ${plain(facts['rate'] ?? 0)}${facts['loss'] === undefined ? '' : `, loss ${loss(facts['loss'])}`}`,
    rescue: (facts: Facts) => right(facts),
    stopInTime: (facts: Facts) =>
      `epoch ${whole(facts['epoch'] ?? 0)} of ${whole(facts['of'] ?? 0)}, test loss ${loss(facts['test'] ?? 0)}`,
    memorise: (facts: Facts) =>
      `${right(facts)}${facts['test'] === undefined ? '' : `; of the test ${whole(facts['test'])} %`}`,
  },
  lessons: {
    fewestNeurons: (facts: Facts) => `${neurons(facts['best'] ?? 0)} are enough to bend a border around XOR.`,
    explode: (facts: Facts) =>
      `At a learning rate of ${plain(facts['rate'] ?? 0)} every step overshoots farther than the last.`,
    rescue: (_facts: Facts) => 'On one scale, age and salary can both be weighed.',
    stopInTime: (facts: Facts) =>
      `The test loss was lowest after epoch ${whole(facts['lowestAt'] ?? 0)}: ${loss(facts['lowest'] ?? 0)}. ${whole(facts['close'] ?? 0)} of ${whole(facts['stopped'] ?? 0)} stopped within 5 % of it.`,
    memorise: (facts: Facts) =>
      `${whole(facts['accuracy'] ?? 0)} % of nonsense, learnt by heart; of the test ${whole(facts['test'] ?? 0)} %.`,
  },
  wishes: {
    fewer: 'One neuron fewer',
    more: 'One neuron more',
    anew: 'Start anew, other weights',
    rateUp: 'Learning rate × 10',
    rateDown: 'Learning rate ÷ 10',
    batchOfOne: 'Batches of one example',
    linear: 'Linear neurons',
    normalize: 'Inputs from −1 to 1',
    adam: 'Adam instead of SGD',
    layer: 'One more layer of 8',
  },
  done: (time: string) => `Mission accomplished in ${time}`,
  over: 'Time is up',
  goalMissed: 'The goal was not reached',
  wanted: 'What should change next?',
  wantedByClass: 'What the class wants: tap to do it.',
  yourWish: 'Your wish is in. The teacher grants what most want.',
  stopHere: 'Stop here',
  youStopped: (epoch: number, at: number) => `You stopped after epoch ${whole(epoch)}, at ${loss(at)}.`,
  stopped: (count: number, seats: number) => `${whole(count)} of ${whole(seats)} have stopped`,
  watchBoard: 'Watch the test loss on the board. Tap once.',
  offBy: (share: number) => `That is ${whole(share)} % above the lowest.`,
  lowest: 'That was the lowest point.',
  extend: 'One more minute',
  end: 'End the mission',
  close: 'Done',
  left: 'left',
  wishedBy: (count: number) => plural(count, { one: '# wish', other: '# wishes' }),
  train: 'train',
  test: 'test',
};
