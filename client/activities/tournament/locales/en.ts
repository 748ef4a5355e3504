import type { Facts } from '#shared/activities/habits/state.ts';
import { formatsOf } from '#client/locales/formats.ts';

const { loss, plain, plural, whole } = formatsOf('en');

const students = (count: number) => plural(count, { one: '# student', other: '# students' });

/** Who was best, and what was tried. */
function cameOut({ best, loss: lowest, smallest, largest, exploded }: Facts): string {
  const tried = `You tried ${plain(smallest!)} to ${plain(largest!)}.`;
  if (best === undefined)
    return `All copies exploded: even the smallest learning rate was too large. ${tried}`;
  const gone = exploded ? ` ${plural(exploded, { one: '# copy', other: '# copies' })} exploded.` : '';
  return `The best copy had learning rate ${plain(best)} and came to loss ${loss(lowest!)}. ${tried}${gone}`;
}

export const tournament = {
  title: 'Tournament',
  sets: { clusters: 'Clusters', ring: 'Ring', xor: 'XOR', spiral: 'Spiral' },
  optimizers: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
  learningRate: 'Learning rate',
  optimizer: 'Optimizer',
  loss: 'loss',
  exploded: 'exploded',
  iterations: (done: number, all: number) => `${whole(done)} of ${whole(all)} iterations`,
  student: {
    choose: 'Choose your learning rate',
    chooseSaid: 'Everyone trains the same network from the same start. Only this differs.',
    ready: 'Yours is in. You can still change it.',
    notYet: 'Move the dial, then let go.',
    running: 'Your copy is learning',
    paused: 'The tournament is paused',
    over: 'Your copy is done',
    overSaid: (loss: string) => `Its loss is ${loss}. Find it on the board: only you know which one it is.`,
    explodedTitle: 'Your copy exploded',
    explodedSaid: 'Its steps were so large that the weights ran away. Only you see this.',
    worse: 'Steps too large',
    worseSaid: (loss: string, start: string) =>
      `The loss of your copy is ${loss}, at the start it was ${start}: it overshot. Only you see this.`,
    crowned: 'Your copy is on the board',
    crownedSaid: 'After the same number of iterations its loss was the lowest.',
    other: 'The best copy is on the board',
    otherSaid: 'Compare its learning rate with yours.',
    lookOn: 'You have no copy in this round. The next one is yours.',
    picture: 'What your copy says about the plane',
  },
  board: {
    subtitle: (count: number, entered: number) => `${students(count)}, ${whole(entered)} have chosen`,
    copies: (count: number) => plural(count, { one: '# copy', other: '# copies' }),
    choose: 'One network, one start, one stream of batches. Choose a learning rate on your phone.',
    best: 'The best copy',
    bestSaid: (rate: string, optimizer: string) => `learning rate ${rate}, ${optimizer}`,
    chart: 'Loss of every copy over its learning rate; those that exploded stand at the upper edge.',
    copy: (loss: string) => `A copy with loss ${loss}`,
    copyExploded: 'A copy that exploded',
    ranked: 'Sorted by loss, after the same number of iterations.',
    allExploded: 'All copies exploded. Choose smaller steps.',
  },
  teacher: {
    said: {
      set: 'What all copies learn; a spiral asks for more than two clusters.',
      count: 'Every copy takes as many; then they are compared, so that nobody’s is ahead.',
      seed: 'Draws the examples, the first weights of all copies and their batches.',
    },
    path: [
      { title: 'Choose', said: 'Everyone sets a learning rate. Ask first: is more always faster?' },
      { title: 'Train', said: 'All copies take the same iterations on the same batches.' },
      { title: 'Compare', said: 'Too small crawls, too large explodes. Put the best on the board.' },
    ],
    round: 'Round',
    set: 'Examples',
    count: 'Iterations',
    seed: 'Start: seed',
    fewer: 'Seed: one less',
    more: 'Seed: one more',
    start: 'Start the tournament',
    pause: 'Pause',
    resume: 'Go on',
    crown: 'Put the best on the board',
    again: 'Choose again',
    entry: (rate: string, optimizer: string) => `${rate}, ${optimizer}`,
    nothingToAsk: 'First at least two different learning rates are needed.',
    none: 'nothing chosen',
  },
  habits: {
    prediction: {
      whichRate: {
        title: 'Which learning rate wins?',
        asks: ({ iterations }: Facts) =>
          `All copies train for ${whole(iterations!)} iterations. Which learning rate comes to the lowest loss?`,
        answers: ['The largest', 'One in between', 'The smallest'],
        came: (facts: Facts, _outcome: number) => cameOut(facts),
      },
    },
    claim: {
      largerIsFaster: {
        claim: '“The larger the learning rate, the faster a network learns.”',
        tries: ({ iterations }: Facts) =>
          `All copies train for ${whole(iterations!)} iterations from one start, each with its own learning rate.`,
        came: (facts: Facts, _outcome: number) => cameOut(facts),
      },
    },
  },
};
