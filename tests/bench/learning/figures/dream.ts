import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  type DeepBelief,
  type Kernels,
  type Network,
} from '#shared/engine/index.ts';
import { type Labelled, shuffled, splitOf } from '../drawings/split.ts';
import type { Bench, Figure } from '../figure.ts';
import { complete, HALF, PIXELS, trainBelief } from './belief.ts';

const KNOWN_PER_CLASS = 100;
const HELD_OUT = 500;
const LABELLED = 10;

export const dream: Figure = {
  name: 'dream',
  about: 'RBM 784-128 on 1,000 digits, CD-1, batch 16, 1,000 iterations; one of 64 on it, 300 iterations',
  measure(bench) {
    if (bench.drawings.digits.length < 2) return [];
    const runs = bench.seeds.map((seed) => run(bench, seed));
    const named = (what: string, key: keyof (typeof runs)[number]) => ({
      name: `dream: ${what}`,
      values: runs.map((found) => found[key]),
    });
    return [
      { ...named('held-out digits, error over the mean drawing’s', 'rebuilt'), target: { atMost: 0.35 } },
      { ...named('lower halves completed, error the same way', 'completed'), target: { atMost: 0.95 } },
      { ...named('one dream of them instead of the mean', 'dreamed'), target: null },
      { ...named(`fine-tuned with ${LABELLED} labels per class, accuracy`, 'tuned'), target: null },
      { ...named('the same network from scratch, accuracy', 'scratch'), target: null },
    ];
  },
};

function run({ kernels, drawings: { digits }, sheet }: Bench, seed: number) {
  const { few, others } = splitOf(digits, KNOWN_PER_CLASS, seed);
  const known = joined(few);
  const unknown = joined(shuffled(others, createRandom(seed, 9)).slice(0, HELD_OUT));
  const average = averageOf(known);
  const rows = unknown.length / PIXELS;
  const belief = trainBelief({ kernels, known, average, rows, seed });
  const rebuilt = belief.machines[0].reconstruct(unknown, rows);
  const { dreams, means } = complete(belief, unknown, average, createRandom(seed, 10));
  if (seed === 1) sheet('dream-digits', [unknown, rebuilt, dreams, means].flatMap(firstTen));
  const always = unknown.map((_, index) => average[index % PIXELS]);
  const overMean = (answers: Float32Array, from: number): number =>
    error(unknown, answers, from) / error(unknown, always, from);
  const result = {
    rebuilt: overMean(rebuilt, 0),
    completed: overMean(means, HALF),
    dreamed: overMean(dreams, HALF),
    ...fineTune(kernels, belief, splitOf(digits, LABELLED, seed).few, others, seed),
  };
  belief.free();
  return result;
}

/** Accuracy on the others, after learning from labels: of a network that begins with what was dreamed, and of one that does not. */
function fineTune(
  kernels: Kernels,
  belief: DeepBelief,
  labelled: readonly Labelled[],
  others: readonly Labelled[],
  seed: number,
) {
  const optimizer = { kind: 'adam', learningRate: 0.005 } as const;
  const begun = belief.toNetwork({ classes: labelled[0].target.length, optimizer, seed });
  const fresh = compile(begun.spec, { kernels, rows: 1 });
  return { tuned: accuracyOf(begun, labelled, others), scratch: accuracyOf(fresh, labelled, others) };
}

function accuracyOf(network: Network, labelled: readonly Labelled[], others: readonly Labelled[]): number {
  const { seed } = network.spec;
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

function joined(examples: readonly Labelled[]): Float32Array {
  const all = new Float32Array(examples.length * PIXELS);
  examples.forEach(({ drawing }, index) => all.set(drawing.ink, index * PIXELS));
  return all;
}

function firstTen(drawings: Float32Array): Float32Array[] {
  return Array.from({ length: 10 }, (_, index) => drawings.subarray(index * PIXELS, (index + 1) * PIXELS));
}

/** Σ (pixel − answer)², of each drawing from a place on */
function error(drawings: Float32Array, answers: Float32Array, from: number): number {
  let sum = 0;
  drawings.forEach((value, index) => {
    if (index % PIXELS >= from) sum += (value - answers[index]) ** 2;
  });
  return sum;
}

function averageOf(drawings: Float32Array): Float32Array {
  const average = new Float32Array(PIXELS);
  drawings.forEach((ink, index) => (average[index % PIXELS] += (ink * PIXELS) / drawings.length));
  return average;
}
