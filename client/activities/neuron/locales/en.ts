import { byHand } from '../by-hand/locales/en.ts';
import { habits } from './en-habits.ts';
import { formatsOf, type Parts } from '#client/locales/formats.ts';

const { plural, whole } = formatsOf('en');

export interface NeuronPlace {
  readonly kind: 'input' | 'hidden' | 'output';
  /** From 1. */
  readonly number: number;
}

const place = ({ kind, number }: NeuronPlace) =>
  ({ input: `input ${number}`, hidden: `hidden neuron ${number}`, output: 'the output' })[kind];

export const neuron = {
  title: 'Thirty hands',
  against: 'Thirty hands against one gradient',
  tasks: { and: 'AND', xor: 'XOR', majority: 'Majority', clusters: 'Two clusters' },
  taskSaid: {
    and: '+1 only where both inputs are 1.',
    xor: '+1 where exactly one input is 1.',
    majority: '+1 where at least two of three inputs are 1.',
    clusters: '+1 for one cluster of points, −1 for the other.',
  },
  phases: {
    setup: 'Deal',
    blind: 'Blind',
    seeing: 'Seeing',
    backpropagation: 'Backpropagation',
    compare: 'Compare',
  },
  /** For each phase, what the whole class does. */
  doing: {
    setup: 'Each of you gets a part of a small network.',
    blind: 'Turn your knob. Only the loss tells you how it goes.',
    seeing: 'You see the loss along your own knob. Go down.',
    backpropagation: 'The same start; now the machine turns every knob.',
    compare: 'One start, three ways down.',
  },
  left: (time: string) => `${time} left`,
  stopped: 'stopped',
  table: (id: number) => `Table ${id}`,
  played: (count: number) => `${count} by the machine`,
  loss: 'loss',
  slope: 'slope',
  best: 'best',
  start: 'start',
  steps: (count: number) => plural(count, { one: '# step', other: '# steps' }),
  iterations: (count: number) => plural(count, { one: '# iteration', other: '# iterations' }),
  byHand,
  habits,
  student: {
    titles: {
      setup: 'Your part of the network',
      blind: 'Turn it blind',
      seeing: 'Find the lowest loss',
      backpropagation: 'Now the machine turns',
      compare: 'Three ways down',
    },
    waiting: 'Wait for the deal',
    waitingSaid: 'You will hold a part of a small network.',
    weight: (source: NeuronPlace, target: NeuronPlace): Parts => [
      'Your weight ',
      'w',
      ` joins ${place(source)} to ${place(target)}.`,
    ],
    bias: (target: NeuronPlace): Parts => ['Your bias ', 'b', ` shifts ${place(target)}.`],
    shared: 'Someone else holds it too.',
    next: {
      setup: 'Next: turn it blind',
      blind: 'Next: with the loss before your eyes',
      seeing: 'Next: backpropagation, from the same start',
      backpropagation: 'Next: the three curves',
      compare: 'Look at the board',
    },
    played: 'The machine turns this one until you do.',
    choice: 'What your knob turns',
    earlier: 'The neuron before',
    later: 'The next neuron',
    input: 'input',
    mean: (letters: string): Parts => ['mean of ', letters, ' = slope of the loss'],
    rows: 'Your neuron on each example',
    knob: 'Your weight',
    knobSaid: (value: string, loss: string, slope: string | undefined) =>
      slope === undefined ? `${value}, loss ${loss}` : `${value}, loss ${loss}, slope ${slope}`,
    less: 'A hundredth less',
    more: 'A hundredth more',
  },
  board: {
    subtitle: (students: number, task: string, weights: number) =>
      `${plural(students, { one: '# student', other: '# students' })}, ${task}, ${plural(weights, { one: '# parameter', other: '# parameters' })}`,
    input: 'input',
    hidden: 'hidden',
    output: 'output',
    empty: 'Join with your phone. Each of you will hold a part of this network.',
    played: '○ The machine turns for those who do not.',
    tables: (count: number) => plural(count, { one: '# table', other: '# tables' }),
    more: (count: number) => `+${whole(count)}`,
    curve: (name: string, first: string, best: string) => `${name}: loss from ${first} to ${best}.`,
    none: '–',
    status: (phase: string, tables: number) =>
      `${phase}. ${plural(tables, { one: '# table', other: '# tables' })}.`,
  },
  teacher: {
    said: {
      task: 'AND and majority need one neuron; XOR and the clusters a hidden layer of two.',
      share:
        'One number each, or all weights and the bias of one neuron; surplus seats hold theirs in pairs.',
      seed: 'The same seed gives all tables, and the machine, the same first weights.',
    },
    path: {
      setup: 'Choose a task and deal. Everyone gets a weight or a whole neuron; a table shares a network.',
      blind: 'Nobody sees where it goes down. Thirty hands, one number.',
      seeing: 'Each sees the loss along one knob. Now they are gradient descent.',
      backpropagation: 'One number for each weight, all at the same time. Watch the third curve.',
      compare: 'Why is it so much faster? Who had to wait for whom?',
    },
    round: 'Round',
    task: 'Task',
    share: 'A seat holds',
    shares: { parameter: 'one weight or bias', neuron: 'a whole neuron' },
    seed: 'Start: seed',
    fewer: 'Seed: one less',
    more: 'Seed: one more',
    changes: 'A change ends the round: deal again.',
    deal: 'Deal',
    again: 'Deal again',
    begin: 'Start blind',
    extend: '+15 s',
    stop: 'Stop the clock',
    go: 'Go on',
    turns: (count: number) => plural(count, { one: '# turn', other: '# turns' }),
    asked: {
      predict: {
        title: 'Predict first',
        said: 'Will the machine be lower after as many steps? Answer, then run it.',
      },
      claim: { title: 'True? Many hands', said: 'Vote, let the machine take as many steps, vote again.' },
    },
    nothingToAsk: 'First your tables turn their knobs, with the loss before their eyes.',
    controls: 'Phases',
  },
};
