import { createRandom, type Kernels, RestrictedBoltzmann } from '#shared/engine/index.ts';

export const PIXELS = 784;
export const HIDDEN = 128;
export const TOP = 64;
const BATCH = 16;
/** The most at once, where nothing is learned. */
const ROWS = 50;
export const HALF = PIXELS / 2;
/** Dreams of so many steps each, of which the first do not count yet. */
const CHAINS = 6;
const STEPS = 12;
const UNCOUNTED = 2;

/** 784-128, and 128-64 on what its hidden units say. */
export type Stack = readonly [RestrictedBoltzmann, RestrictedBoltzmann];

/** Greedy, layer by layer: the second machine learns on what the first one's hidden units say. Hinton et al. 2006. */
export function stackOf(kernels: Kernels, known: Float32Array[], average: Float32Array, seed: number): Stack {
  const first = new RestrictedBoltzmann({ kernels, visible: PIXELS, hidden: HIDDEN, rows: ROWS, seed });
  first.visibleBias.set(average.map(logit));
  train(first, known, { seed, iterations: 1000, learningRate: 0.1 });
  const second = new RestrictedBoltzmann({
    kernels,
    visible: HIDDEN,
    hidden: TOP,
    rows: ROWS,
    seed: seed + 100,
  });
  train(second, rowsOf(first.hiddenOf, first, known), { seed, iterations: 300, learningRate: 0.1 });
  return [first, second];
}

interface Training {
  readonly seed: number;
  readonly iterations: number;
  readonly learningRate: number;
}

function train(machine: RestrictedBoltzmann, examples: readonly Float32Array[], training: Training): void {
  const random = createRandom(training.seed, machine.visible);
  for (let iteration = 0; iteration < training.iterations; iteration++) {
    const batch = Array.from({ length: BATCH }, () => examples[random.below(examples.length)]);
    machine.learn(joined(batch), BATCH, training.learningRate, random);
  }
}

/**
 * The upper half is given; the lower one begins as the mean drawing, and both layers dream on. A dream is one of many
 * drawings that would fit; the mean of many dreams is the best guess.
 */
export function complete(
  [first, second]: Stack,
  drawings: readonly Float32Array[],
  average: Float32Array,
  seed: number,
): { dreams: Float32Array[]; means: Float32Array[] } {
  const random = createRandom(seed, 10);
  const sampled = (rows: readonly Float32Array[]): Float32Array[] =>
    rows.map((row) => row.map((probability) => (random.uniform() < probability ? 1 : 0)));
  const withUpper = (lower: Float32Array, index: number): Float32Array =>
    lower.map((value, place) => (place < HALF ? drawings[index][place] : value));
  const means = drawings.map(() => new Float32Array(PIXELS));
  let dreams: Float32Array[] = [];
  for (let chain = 0; chain < CHAINS; chain++) {
    dreams = drawings.map((_, index) => withUpper(average, index));
    for (let step = 0; step < STEPS; step++) {
      const hidden = sampled(rowsOf(first.hiddenOf, first, dreams));
      const top = sampled(rowsOf(second.hiddenOf, second, hidden));
      const again = sampled(rowsOf(second.visibleOf, second, top));
      dreams = rowsOf(first.visibleOf, first, again).map(withUpper);
      if (step >= UNCOUNTED) addShare(means, dreams, 1 / (CHAINS * (STEPS - UNCOUNTED)));
    }
  }
  return { dreams, means };
}

function addShare(sums: readonly Float32Array[], rows: readonly Float32Array[], share: number): void {
  rows.forEach((row, index) => row.forEach((value, place) => (sums[index][place] += share * value)));
}

/** Asks a machine about all rows, a batch at a time. */
export function rowsOf(
  ask: (rows: Float32Array, count: number) => Float32Array,
  machine: RestrictedBoltzmann,
  rows: readonly Float32Array[],
): Float32Array[] {
  const answers: Float32Array[] = [];
  for (let from = 0; from < rows.length; from += ROWS) {
    const batch = rows.slice(from, from + ROWS);
    const all = ask.call(machine, joined(batch), batch.length);
    const width = all.length / batch.length;
    batch.forEach((_, row) => answers.push(all.slice(row * width, (row + 1) * width)));
  }
  return answers;
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.length * rows[0].length);
  rows.forEach((row, index) => all.set(row, index * row.length));
  return all;
}

/** The bias that gives a pixel its mean ink; never beyond ±4.6. */
function logit(mean: number): number {
  const inside = Math.min(0.99, Math.max(0.01, mean));
  return Math.log(inside / (1 - inside));
}
