import { formatsOf, type Parts } from '#client/locales/formats.ts';

const { plural, whole, signed, loss, plain } = formatsOf('en');

/** Class names as they stand in a sentence, by label. */
const colours = ['blue', 'orange', 'green', 'pink'];
const examples = (count: number) => plural(count, { one: '# example', other: '# examples' });

export const plane = {
  title: 'Teach the plane',
  intro: 'Place examples of each colour. The network learns to tell them apart.',
  classes: ['Blue', 'Orange', 'Green', 'Pink'],
  axes: { x: 'x', y: 'y', age: 'Age in years', salary: 'Salary in euros a year' },
  examples,
  student: {
    task: (label: number) => `Tap to place ${['a blue', 'an orange', 'a green', 'a pink'][label]}`,
    full: 'All of yours are placed',
    of: (placed: number, limit: number) => `${placed} of ${limit}`,
    inBatch: 'You are in this batch',
    batchShare: (mine: number, size: number) => `${whole(mine)} of ${examples(size)}`,
    notInBatch: 'Not in this batch',
    waitingToStart: 'Waiting for the teacher to start',
    paused: 'Training is paused',
    noExamples: 'Tap the plane to place your first example.',
    allRight: (count: number) =>
      count === 1
        ? 'Your example is on the right side.'
        : `All ${whole(count)} of yours are on the right side.`,
    wrong: (wrong: number, own: number, side: number) =>
      own === 1
        ? `Your example is on the ${colours[side]} side.`
        : `${whole(wrong)} of your ${whole(own)} ${wrong === 1 ? 'is' : 'are'} on the ${colours[side]} side.`,
    wrongMixed: (wrong: number, own: number) =>
      `${whole(wrong)} of your ${whole(own)} are on the wrong side.`,
    youSay: (target: string, output: string): Parts => ['You say ', target, ', the network ', output, '.'],
    youSayClass: (label: number, guess: number, share: string): Parts => [
      `You say ${colours[label]}, the network ${colours[guess]} (`,
      share,
      ').',
    ],
    hollow: 'Hollow ones are kept for the test.',
    dragHint: 'Drag to move, drag out to remove.',
    undo: 'Undo',
    remove: 'Remove',
    plane: (count: number) => `The plane with ${examples(count)}. Arrow keys move the cursor, Enter places.`,
    ownExample: (label: number, x: string, y: string) =>
      `Your ${colours[label]} example at ${x}, ${y}. Arrow keys move it, Delete removes it.`,
    isTest: 'Kept for the test.',
    isWrong: 'On the wrong side.',
  },
  board: {
    subtitle: (students: number, count: number) =>
      `${plural(students, { one: '# student', other: '# students' })}, ${examples(count)}`,
    input: 'input',
    hidden: 'hidden',
    hiddenLayers: (count: number) => `${count} hidden layers`,
    output: 'output',
    loss: 'loss',
    train: 'train',
    test: 'test',
    none: '–',
    iteration: 'iteration',
    batch: 'batch',
    epoch: 'epoch',
    inBatch: 'In this batch',
    empty: 'Join with your phone and place the first examples.',
    waiting: 'The network is getting ready…',
    diverged: 'The numbers grew beyond all bounds. Reset, with a smaller learning rate.',
    more: (count: number) => `+${whole(count)}`,
    alternative: (count: number, first: number | undefined, last: number | undefined) =>
      first === undefined || last === undefined
        ? `${examples(count)}.`
        : `${examples(count)}; loss went from ${loss(first)} to ${loss(last)}.`,
  },
  counters: {
    explain: (size: number, batch: number, batches: number) =>
      `One iteration is one update, on one batch. An epoch passes over ${plural(size, { one: 'the one training example', other: 'all # training examples' })}: ${whole(size)} ÷ ${whole(batch)}${size % batch === 0 ? '' : ', rounded up,'} is ${plural(batches, { one: '# iteration', other: '# iterations' })}.`,
  },
  teacher: {
    path: {
      join: { title: 'Join', said: 'Show the board. Everyone enters the code or scans the square.' },
      place: {
        title: 'Place examples',
        said: 'Each student places up to six examples and picks their colours.',
      },
      train: { title: 'Train', said: 'Run the network and watch the line bend. Which examples hold out?' },
    },
    controls: 'Training controls',
    run: 'Run',
    pause: 'Pause',
    one: 'one',
    phase: 'phase',
    phaseTrack: 'Phases of this iteration',
    phases: { forward: 'forward', loss: 'loss', delta: 'delta', update: 'update' },
    phaseSaid: {
      forward: (size: number, _loss: string) =>
        `${plural(size, { one: '# example went', other: '# examples went' })} through: every neuron computed Σ w·x + b = z, then f(z). Touch one to see its sum.`,
      loss: (size: number, loss: string) =>
        `The network’s answers to ${plural(size, { one: '# example were', other: '# examples were' })} compared with the labels: the batch’s loss is ${loss}.`,
      delta: (_size: number, _loss: string) =>
        'The error ran back: every neuron has its δ now. No weight has moved yet.',
    },
    iteration: 'iteration',
    epoch: 'epoch',
    speed: 'Speed',
    speedOf: (speed: number) =>
      speed === 0
        ? 'as fast as it can'
        : plural(speed, { one: '# iteration a second', other: '# iterations a second' }),
    actual: (rate: number) => `now ${whole(rate)}`,
    needsExamples: 'Training starts with the first training example.',
    diverged: 'The network diverged: a number became infinite.',
    divergedSaid: 'The last good weights are shown. Lower the learning rate, then reset.',
    reset: 'Reset the network',
    resetSaid: 'New random weights from the seed; all counters start at 0.',
    training: 'Training',
    data: 'Data',
    hiddenLayers: 'Hidden layers',
    neurons: 'Neurons',
    neuronsOf: (layer: number) => `Neurons in hidden layer ${layer}`,
    activation: 'Activation',
    inputs: 'Inputs',
    seed: 'Start: seed',
    loss: 'Loss',
    optimizer: 'Optimizer',
    learningRate: 'Learning rate',
    batchSize: 'Batch size',
    classes: 'Classes',
    fewer: (what: string) => `${what}: fewer`,
    more: (what: string) => `${what}: more`,
    activations: { linear: 'linear', sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
    normalizations: { raw: 'raw units', zeroToOne: '0 to 1', minusOneToOne: '−1 to 1' },
    losses: { meanSquaredError: 'mean squared error', crossEntropy: 'cross-entropy' },
    optimizers: { sgd: 'SGD', momentum: 'momentum', adam: 'Adam' },
    number: plain,
    size: (parameters: number, training: number) =>
      `${plural(parameters, { one: '# parameter', other: '# parameters' })}, ${plural(training, { one: '# training example', other: '# training examples' })}`,
    perEpoch: (training: number, batch: number, batches: number) =>
      `${whole(training)} ÷ ${whole(batch)} ${training % batch === 0 ? '=' : '→'} ${plural(batches, { one: '# iteration an epoch', other: '# iterations an epoch' })}`,
    sets: 'Ready-made',
    set: {
      empty: 'Empty',
      clusters: 'Two clusters',
      ring: 'Ring',
      xor: 'XOR',
      spiral: 'Spiral',
      bank: 'Bank clients',
    },
    setsSaid: 'A set replaces the last one. Students’ examples stay as long as the axes are the same.',
    loadTitle: (set: string) => `Load “${set}”?`,
    loadSaid: (count: number) =>
      `Its axes are others. What students placed, ${examples(count)}, goes and cannot be brought back.`,
    loadYes: 'Load',
    clear: 'Clear the plane',
    undoClear: (count: number) => `Bring back ${examples(count)}`,
    class: 'Class',
    trainColumn: 'train',
    testColumn: 'test',
    total: 'all',
    splitSaid: 'Test examples are never trained on. From eight students on, the split is by author.',
    examplesOf: examples,
    removeExamples: 'Remove examples',
    removeExamplesTitle: (name: string) => `Remove the examples of ${name}?`,
    removeExamplesSaid: 'You can bring them back under Data.',
  },
  signed,
};
