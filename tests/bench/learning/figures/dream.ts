import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  type Kernels,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import { complete, HALF, HIDDEN, PIXELS, rowsOf, type Stack, stackOf, TOP } from './boltzmann-stack.ts';
import { type Labelled, shuffled, splitOf } from '../drawings/split.ts';
import type { Bench, Figure } from '../figure.ts';

const LABELLED = 10;

export const dream: Figure = {
  name: 'dream',
  about: `RBM ${PIXELS}-${HIDDEN} on 1,000 digits, CD-1, batch 16, 1,000 iterations; a second one of ${TOP} on it, 300`,
  measure({ kernels, seeds, drawings, sheet }) {
    if (drawings.digits.length < 2) return [];
    const runs = seeds.map((seed) => run(kernels, drawings, seed, sheet));
    const named = (what: string, key: keyof (typeof runs)[number]) => ({
      name: `dream: ${what}`,
      values: runs.map((found) => found[key]),
    });
    return [
      { ...named('held-out digits, error over the mean drawing’s', 'rebuilt'), target: { atMost: 0.35 } },
      { ...named('their lower halves completed, error the same way', 'completed'), target: { atMost: 0.95 } },
      { ...named('one dream of them instead of the mean', 'dreamed'), target: null },
      { ...named(`fine-tuned with ${LABELLED} labels per class, accuracy`, 'tuned'), target: null },
      { ...named('the same network from scratch, accuracy', 'scratch'), target: null },
    ];
  },
};

function run(kernels: Kernels, { digits }: Bench['drawings'], seed: number, sheet: Bench['sheet']) {
  const { few, others } = splitOf(digits, 100, seed);
  const known = few.map(({ drawing }) => drawing.ink);
  const unknown = shuffled(others, createRandom(seed, 9))
    .slice(0, 500)
    .map(({ drawing }) => drawing.ink);
  const average = averageOf(known);
  const stack = stackOf(kernels, known, average, seed);
  const rebuilt = rowsOf(stack[0].reconstruct, stack[0], unknown);
  const { dreams, means } = complete(stack, unknown, average, seed);
  if (seed === 1)
    sheet(
      'dream-digits',
      [unknown, rebuilt, dreams, means].flatMap((rows) => rows.slice(0, 10)),
    );
  const labelled = splitOf(digits, LABELLED, seed).few;
  const overMean = (answers: readonly Float32Array[], from: number): number =>
    error(unknown, answers, from) /
    error(
      unknown,
      unknown.map(() => average),
      from,
    );
  const result = {
    rebuilt: overMean(rebuilt, 0),
    completed: overMean(means, HALF),
    dreamed: overMean(dreams, HALF),
    tuned: classify(kernels, labelled, others, seed, stack),
    scratch: classify(kernels, labelled, others, seed, []),
  };
  stack.forEach((machine) => machine.free());
  return result;
}

/** Accuracy on the others of a network that begins with the machines' weights, or without any at random. */
function classify(
  kernels: Kernels,
  labelled: readonly Labelled[],
  others: readonly Labelled[],
  seed: number,
  machines: Stack | readonly [],
): number {
  const classes = labelled[0].target.length;
  const spec: NetworkSpec = {
    inputs: PIXELS,
    layers: [
      { kind: 'dense', units: HIDDEN, activation: 'sigmoid' },
      { kind: 'dense', units: TOP, activation: 'sigmoid' },
      { kind: 'dense', units: classes, activation: 'linear' },
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.005 },
    seed,
  };
  const network = compile(spec, { kernels, rows: 1 });
  machines.forEach((machine, layer) => {
    const [weights, bias] = network.plan.layers[layer].parameters;
    network.parameters.set(machine.weights, weights.offset);
    network.parameters.set(machine.hiddenBias, bias.offset);
  });
  const trainer = createTrainer({ network, data: setOf(labelled), batchSize: 32, seed });
  for (let iteration = 0; iteration < 400; iteration++) trainer.iterate();
  const { accuracy } = trainer.measure(setOf(others));
  network.free();
  return accuracy;
}

function setOf(examples: readonly Labelled[]): DataSet {
  const targets = examples[0].target.length;
  const data = new DataSet({ inputs: PIXELS, targets, capacity: examples.length });
  examples.forEach(({ drawing, target }, id) => data.upsert(id, drawing.ink, target));
  return data;
}

/** Σ (pixel − answer)², from a place on */
function error(drawings: readonly Float32Array[], answers: readonly Float32Array[], from: number): number {
  let sum = 0;
  drawings.forEach((drawing, index) => {
    for (let place = from; place < drawing.length; place++)
      sum += (drawing[place] - answers[index][place]) ** 2;
  });
  return sum;
}

function averageOf(drawings: readonly Float32Array[]): Float32Array {
  const average = new Float32Array(PIXELS);
  for (const drawing of drawings) drawing.forEach((ink, place) => (average[place] += ink / drawings.length));
  return average;
}
