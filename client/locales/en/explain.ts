import { formatsOf, type Parts } from '../formats.ts';

const { plural, whole } = formatsOf('en');

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const colours = ['blue', 'orange', 'green', 'pink'];
/** A class has a colour; a value is a number, which follows. */
const labelled = (label: number | undefined) =>
  label === undefined ? ', target' : `, labelled ${colours[label]}`;

/** Inside the network: a neuron's sum, a synapse's pulls. */
export const explain = {
  open: 'See inside',
  close: 'Close',
  diagram: 'The network',
  diagramSaid: 'Tap a neuron, or a line between two, to see its numbers.',
  diagramKeys: 'The network. Arrow keys move between neurons, Enter opens one.',
  noExample: 'Place an example first. Then every neuron shows what it makes of it.',
  noExampleClass: 'As soon as the class has placed an example, every neuron shows what it makes of it.',
  another: 'Another example',
  biasNeuron: 'Bias as a neuron',
  biasNeuronSaid: 'A neuron that is always 1; its weights are the biases.',
  pullsToggle: 'Pulls of the batch',
  pullsToggleSaid: 'Lines show what is asked of every synapse, −η·δ·x ÷ batch, instead of its weight.',
  pullsMine: 'Pull of my example',
  strongestPull: (place: string, pull: string, sum: string | undefined) =>
    `Strongest: ${place}, ${pull}.${sum === undefined ? '' : ` The whole batch adds up to ${sum} there.`}`,
  neuron: (neuron: number, layer: number, layers: number) =>
    layers === 1
      ? `Neuron ${neuron} of the hidden layer`
      : `Neuron ${neuron} of the ${ordinals[layer]} hidden layer`,
  outputNeuron: (neuron: number, outputs: number) =>
    outputs === 1 ? 'The output neuron' : `Output neuron ${neuron}, ${colours[neuron - 1]}`,
  shortNeuron: (neuron: number, layer: number, layers: number) =>
    layers === 1 ? `hidden neuron ${neuron}` : `neuron ${neuron} of hidden layer ${layer + 1}`,
  shortOutput: (neuron: number, outputs: number) =>
    outputs === 1 ? 'output neuron' : `output neuron ${neuron}`,
  shortInput: (input: number) => `input ${input}`,
  biasInput: 'bias',
  ownExample: (label: number | undefined): Parts => ['for your example ', labelled(label)],
  batchExample: (label: number | undefined): Parts => ['for an example of this batch ', labelled(label)],
  someExample: (label: number | undefined): Parts => ['for the example ', labelled(label)],
  testExample: (label: number | undefined): Parts => ['for a test example ', labelled(label)],
  forward: 'forward',
  bias: 'bias',
  back: 'back from the output',
  backThroughLayer: 'back from the next layer',
  backFromLoss: 'back from the loss',
  output: 'output',
  target: 'target',
  probability: 'probability',
  deltaOfOutput: (): Parts => ['', 'δ', ' of the output'],
  timesWeight: (): Parts => ['× ', 'w', ' to the output'],
  slope: 'slope',
  deltaOfThis: (): Parts => ['', 'δ', ' of this neuron'],
  lossSlope: 'slope of the loss',
  whatIf: 'What if the bias were different?',
  whatIfHint: 'Drag b: what if?',
  whatIfSaid: (): Parts => ['what if ', ''],
  notTheNetwork: 'only tried out',
  formula: 'The whole network',
  formulaSaid: 'All weights and biases, as they are now.',
  /** Parts of what is read aloud. */
  spoken: {
    times: (one: string, other: string) => `${one} × ${other}`,
    answer: (output: string, target: string) => `output ${output}, target ${target}`,
    delta: (delta: string) => `delta ${delta}`,
    pull: (from: string, pull: string) => `pull on ${from} ${pull}`,
  },
  synapse: (from: string, to: string) => `From ${from} to ${to}`,
  openSynapse: (from: string) => `Weight from ${from}`,
  openNeuron: (name: string) => `Open ${name}`,
  weight: 'weight',
  weightBefore: 'before',
  weightNow: 'now',
  gradient: 'gradient',
  step: 'step',
  pulls: 'Who pulls, and which way',
  pullsOfStep: (iteration: number, count: number) =>
    `Iteration ${whole(iteration)}: what each of its ${plural(count, { one: '# example', other: '# examples' })} asked for`,
  pullsNow: (count: number) =>
    `What ${plural(count, { one: 'the # example', other: 'each of the # examples' })} of the last batch would ask for now`,
  pullsSum: 'all pulls together',
  down: 'down',
  up: 'up',
  mine: 'yours',
  pullMine: 'Your example',
  pullOf: (label: number) => `A ${colours[label]} example`,
  noBatch: 'No batch has been through yet. Run the network, or take one step.',
  onlyPart: (shown: number) =>
    `A large batch: only its first ${whole(shown)} examples are known here, so they do not add up to the step.`,
  someGone: 'Some examples of this batch have been removed since, so the pulls do not add up to the step.',
  decay: 'pull of L2',
  sgdWithL2: 'Plain SGD: the step is the sum of the pulls and of what L2 asks for.',
  sgd: 'Plain SGD: the step is exactly the sum of the pulls.',
  notSgd: (optimizer: string) =>
    `${optimizer} does not step by the sum of the pulls: it also remembers earlier batches. Pulls give the gradient; the step is what it made of it.`,
  tooFast: 'The network takes several steps between two pictures; stepped one by one, each step stands here.',
  toStep: 'After the next single step, the step stands here.',
  batchOne: 'Step one batch',
  pullRule: '−η·δ·x ÷ batch',
  phases: {
    title: 'How far the iteration is told',
    forward: 'forward',
    loss: 'loss',
    delta: 'delta',
    next: 'Next phase',
    update: 'update',
  },
  lossOfExample: 'loss',
  shareRule: '−η δ ÷ batch',
  pull: 'pull',
  updateSaid:
    'Each weight is asked to move by −η δ ÷ batch times its x. The step adds what all examples of the batch ask.',
};
