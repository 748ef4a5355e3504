import { formatsOf, type Parts } from '#client/locales/formats.ts';
import { files } from './en-files.ts';
import { habits } from './en-habits.ts';
import { missions } from './en-missions.ts';
import { switches } from './en-switches.ts';

const { plural, whole, signed, loss, plain } = formatsOf('en');

/** Class names as they stand in a sentence, by label. */
const colours = ['blue', 'orange', 'green', 'pink'];
const examples = (count: number) => plural(count, { one: '# example', other: '# examples' });

export const plane = {
  title: 'Teach the plane',
  intro: 'Place examples of each colour. The network learns to tell them apart.',
  introOfCurve: 'Place points. The network bends a curve through them.',
  classes: ['Blue', 'Orange', 'Green', 'Pink'],
  axes: {
    x: 'x',
    y: 'y',
    age: 'Age in years',
    salary: 'Salary in euros a year',
    today: 'Price today in euros',
    tomorrow: 'Price tomorrow in euros',
  },
  examples,
  student: {
    task: (label: number) => `Tap to place ${['a blue', 'an orange', 'a green', 'a pink'][label]}`,
    taskOfCurve: 'Tap to place a value',
    full: 'All of yours are placed',
    of: (placed: number, limit: number) => `${placed} of ${limit}`,
    inBatch: 'You are in this batch',
    batchShare: (mine: number, size: number) => `${whole(mine)} of ${examples(size)}`,
    notInBatch: 'Not in this batch',
    inShare: (share: string) => `You are in ${share} of the batches`,
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
    farthest: (count: number): string =>
      count === 1 ? 'The curve and your point.' : 'The curve passes farthest from this one of yours.',
    thisPoint: 'The curve and this point.',
    hollow: 'Hollow ones are kept for the test.',
    dragHint: 'Drag to move, drag out to remove.',
    undo: 'Undo',
    remove: 'Remove',
    plane: (count: number) => `The plane with ${examples(count)}. Arrow keys move the cursor, Enter places.`,
    ownValue: (x: string, y: string) => `Your point at ${x}, ${y}. Arrow keys move it, Delete removes it.`,
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
    shares: 'Share of batches',
    pulls: (size: number, strongest: string) =>
      `Pulls of ${examples(size)}, added up; strongest ${strongest}`,
    noPulls: 'Pulls are seen once a batch has gone through.',
    empty: 'Join with your phone and place the first examples.',
    waiting: 'The network is getting ready…',
    diverged: 'The numbers grew beyond all bounds. Reset, with a smaller learning rate.',
    flat: (axis: string, largest: string) =>
      `“${axis}” up to ${largest}: every neuron is flat, δ = 0. Normalize the inputs.`,
    more: (count: number) => `+${whole(count)}`,
    updated: (iteration: number) => `Update: every weight has taken its step. Iteration ${whole(iteration)}.`,
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
      phases: {
        title: 'Step by step',
        said: 'A batch goes through. Each example says how far off it is. Then δ runs back. Touch a neuron.',
      },
      party: {
        title: 'Batch party',
        said: 'Who is in this batch lights up. When has everybody been in one? That is an epoch.',
      },
      predict: { title: 'Predict first', said: 'Let everyone answer first, then run it.' },
      fewestNeurons: {
        title: 'XOR, few neurons',
        said: 'Take neurons away, as long as it still learns.',
      },
      explode: { title: 'Make it explode', said: 'Which switch drives the numbers beyond all bounds?' },
      rescue: { title: 'Rescue it', said: 'Raw units: why is one colour everywhere? What helps?' },
      stopInTime: { title: 'Stop in time', said: 'Training falls on and on. Where does the test turn?' },
      memorise: {
        title: 'Learn nonsense',
        said: 'Nothing to understand here: what does the test say?',
      },
      everyEpoch: {
        title: 'True? Each epoch',
        said: 'Vote, run it on your own network, vote again.',
      },
      moreEpochs: { title: 'True? More epochs', said: 'Vote, run it on your own network, vote again.' },
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
    batch: 'batch',
    epoch: 'epoch',
    stepSaid: {
      phase: 'The next of the four phases',
      iteration: 'One update of all weights: forward, loss, delta, update',
      batch: 'The next examples go through together: one batch is one iteration',
      epoch: 'To the end of this pass over all training examples',
    },
    byPhase: 'phase by phase',
    speed: 'Speed',
    speedOf: (speed: number) =>
      speed === 0 ? 'as fast as it can' : plural(speed, { one: '# iteration/s', other: '# iterations/s' }),
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
    seed: 'Seed',
    loss: 'Loss',
    optimizer: 'Optimizer',
    learningRate: 'Learning rate',
    batchSize: 'Batch size',
    classes: 'Classes',
    fewer: (what: string) => `${what}: fewer`,
    more: (what: string) => `${what}: more`,
    activations: { linear: 'linear', sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
    normalizations: { raw: 'raw units', zeroToOne: '0 to 1', minusOneToOne: '−1 to 1' },
    losses: { meanSquaredError: 'mean squared error', arctan: 'arctan error', crossEntropy: 'cross-entropy' },
    optimizers: { sgd: 'SGD', momentum: 'momentum', adam: 'Adam' },
    number: plain,
    size: (parameters: number, training: number) =>
      `${plural(parameters, { one: '# parameter', other: '# parameters' })}, ${plural(training, { one: '# training example', other: '# training examples' })}`,
    perEpoch: (training: number, batch: number, batches: number) =>
      `${whole(training)} ÷ ${whole(batch)} ${training % batch === 0 ? '=' : '→'} ${plural(batches, { one: '# iteration an epoch', other: '# iterations an epoch' })}`,
    tasks: { classification: 'Which class?', regression: 'Which value?' },
    set: {
      empty: 'Empty',
      clusters: 'Two clusters',
      ring: 'Ring',
      xor: 'XOR',
      spiral: 'Spiral',
      bank: 'Bank clients',
      curve: 'Empty curve',
      line: 'Line',
      wave: 'Wave',
      price: 'Tomorrow’s price',
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
    priceSaid:
      'This market is made up: low prices rise, high ones fall, chance adds its part. Real prices keep almost nothing that can be learnt.',
    splitOfCurve:
      'Test examples are never trained on. Of the price they are the last days: a forecast is about the future.',
    splitSaid: 'Test examples are never trained on. From eight students on, the split is by author.',
    examplesOf: examples,
    removeExamples: 'Remove examples',
    removeExamplesTitle: (name: string) => `Remove the examples of ${name}?`,
    removeExamplesSaid: 'You can bring them back under Data.',
  },
  switches,
  files,
  habits,
  missions,
  signed,
};
