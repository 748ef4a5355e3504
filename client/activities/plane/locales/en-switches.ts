import { formatsOf } from '#client/locales/formats.ts';

const { plural, whole, plain } = formatsOf('en');

/** The teacher's switches: what they are called, and in one sentence each what they do. */
export const switches = {
  more: 'More',
  bias: 'Bias',
  start: 'Start',
  starts: { random: 'random, seed', zero: 'all zero' },
  newSeed: 'Another seed',
  l2: 'L2: λ',
  l2Of: (lambda: number) => (lambda === 0 ? 'off' : plain(lambda)),
  stop: 'Stop below ε',
  stopOf: (epsilon: number) => (epsilon === 0 ? 'never' : plain(epsilon)),
  whole: 'all',
  bytes: (bytes: string) => `${bytes} of memory`,
  lossFormulas: {
    meanSquaredError: 'L = Σ (y − t)² ÷ n',
    arctan: 'L = Σ arctan²(y − t) ÷ n',
    binaryCrossEntropy: 'L = −Σ (t·ln p + (1 − t)·ln(1 − p)) ÷ n',
    softmaxCrossEntropy: 'L = −Σ t·ln p ÷ n',
  },
  noise: 'Noise',
  noiseOf: (noise: number) => (noise === 0 ? 'none' : `${whole(noise * 100)} %`),
  shuffled: 'Shuffled labels',
  delta: (delta: string, epsilon: string | undefined) =>
    epsilon === undefined ? `training delta ${delta}` : `training delta ${delta}, stops below ${epsilon}`,
  deltaUnknown: 'training delta after two epochs',
  said: {
    hiddenLayers:
      'Each layer computes with what the one before it found; without any, the border is a straight line.',
    neurons: 'Each neuron of the first layer draws one line through the plane; the next ones combine them.',
    activation:
      'The function f that bends z into the neuron’s output; with linear, many layers can do no more than one.',
    bias: 'Without a bias z is 0 wherever all inputs are 0: every neuron’s line has to run through that point.',
    inputs:
      'Brings every input to the same range before the first layer; in raw units a large one drowns the others.',
    start:
      'From zero all neurons of a layer compute the same and are moved the same: they stay equal for ever.',
    loss: 'The number that training lowers; which one it is decides how much a large error counts.',
    optimizer:
      'How the gradient becomes a step: SGD takes it as it is, momentum keeps rolling, Adam gives each weight its own pace.',
    learningRate: 'How far each update goes; too small and it crawls, too large and the numbers explode.',
    l2: 'Pulls every weight a little towards 0 in each update, so that the surface stays smoother.',
    batchSize:
      'Examples that are averaged for one update: one is fast and jumpy, all are calm and need the most memory.',
    stop: 'Training stops by itself when the training loss changes by less than ε from one epoch to the next.',
    classes: 'Two classes need one output; with more, each class has an output of its own.',
    noise:
      'Shakes the ready-made points, in shares of half an axis: then no border is right for all of them.',
    shuffled:
      'Deals the training labels out anew at random: the network can learn them by heart only, and the test shows it.',
  },
  hand: {
    title: 'By hand',
    which: 'Which weight',
    weightFrom: (from: string) => `weight from ${from}`,
    value: 'Value to set',
    undo: 'Undo',
    said: 'Enter sets it after the iteration in progress; training goes on from there.',
  },
  status: {
    settled: (delta: string, epsilon: string) =>
      `Stopped by itself: over the last epoch the training loss changed by ${delta}, less than ε = ${epsilon}.`,
    settledLosses: (training: string, test: string) => `Training loss ${training}, test loss ${test}.`,
    runOn: 'Run on',
    goOn: (rate: string) => `Go on with learning rate ${rate}`,
    equation: (
      iteration: number,
      epochs: number,
      size: number,
      batch: number,
      batches: number,
      done: number,
    ) =>
      `${whole(iteration)} iterations = ${plural(epochs, { one: '# whole epoch', other: '# whole epochs' })} × ⌈${whole(size)} ÷ ${whole(batch)}⌉ = ${whole(epochs)} × ${whole(batches)}${done === 0 ? '' : ` + ${whole(done)} of the next`}`,
    noEquation: (iteration: number) =>
      `${whole(iteration)} iterations; examples or batch size changed on the way, so no product gives them.`,
    saturated: (share: string, axis: string, largest: string, z: string, slope: string) =>
      `In raw units “${axis}” reaches ${largest}, so a neuron’s z is ${z} and its slope f′(z) ${slope}: for ${share} of the examples every neuron of the first layer is flat. δ = 0, nothing is learnt, one colour fills the plane. Set Inputs to 0 to 1 or −1 to 1.`,
    noChange: (training: string, test: string) =>
      `“Tomorrow as today”, the dashed line, has training loss ${training}, test loss ${test}.`,
    rawExplodes: (axis: string, largest: string) =>
      `In raw units “${axis}” reaches ${largest}: z, δ·x and every step grow with it. Normalize the inputs.`,
    equalNeurons:
      'From zero, all neurons of a layer have the same weights and get the same pulls: they stay one neuron.',
    shuffled: 'The training labels are shuffled.',
  },
};
