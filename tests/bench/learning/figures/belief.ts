import { createRandom, DeepBelief, type Kernels, type Random } from '#shared/engine/index.ts';

export const PIXELS = 784;
export const HALF = PIXELS / 2;
const BATCH = 16;
const RATE = 0.05;
/** Iterations of the lower machine and of the one on it; more of the second make completing worse. */
const ITERATIONS = [1000, 300];
/** Dreams of so many steps each, of which the first do not count yet. */
const DREAMS = 6;
const STEPS = 12;
const UNCOUNTED = 2;

export interface BeliefOptions {
  readonly kernels: Kernels;
  /** Drawings [count, pixels]. */
  readonly known: Float32Array;
  /** The mean of them. */
  readonly average: Float32Array;
  readonly rows: number;
  readonly seed: number;
}

/** 784-128-64, layer by layer; at first each visible unit is on as often as its pixel. */
export function trainBelief({ kernels, known, average, rows, seed }: BeliefOptions): DeepBelief {
  const belief = new DeepBelief({ kernels, visible: PIXELS, hidden: [128, 64], rows, seed });
  belief.machines[0].visibleBias.set(average.map(logit));
  const random = createRandom(seed, 5);
  const batch = new Float32Array(BATCH * PIXELS);
  ITERATIONS.forEach((iterations, level) => {
    for (let iteration = 0; iteration < iterations; iteration++) {
      for (let row = 0; row < BATCH; row++) {
        const from = random.below(known.length / PIXELS) * PIXELS;
        batch.set(known.subarray(from, from + PIXELS), row * PIXELS);
      }
      belief.learn(level, batch, BATCH, RATE);
    }
  });
  return belief;
}

/**
 * The upper halves are given; the lower ones begin as the mean drawing, and the machines dream on. A dream is one of
 * many drawings that would fit; the mean of many dreams is the best guess.
 */
export function complete(belief: DeepBelief, drawings: Float32Array, average: Float32Array, random: Random) {
  const rows = drawings.length / PIXELS;
  const isUpper = Array.from({ length: PIXELS }, (_, place) => place < HALF);
  const begin = drawings.map((value, index) => (isUpper[index % PIXELS] ? value : average[index % PIXELS]));
  const means = new Float32Array(drawings.length);
  let dreams: Float32Array = begin;
  for (let dream = 0; dream < DREAMS; dream++) {
    dreams = begin;
    for (let step = 0; step < STEPS; step++) {
      dreams = dreamOn(belief, dreams, rows, random).map((value, index) =>
        isUpper[index % PIXELS] ? drawings[index] : value,
      );
      if (step >= UNCOUNTED) addShare(means, dreams, 1 / (DREAMS * (STEPS - UNCOUNTED)));
    }
  }
  return { dreams, means };
}

/** Up and down again; every hidden unit is drawn, which gives more different dreams than drawing the top ones only. */
function dreamOn(
  { machines }: DeepBelief,
  visible: Float32Array,
  rows: number,
  random: Random,
): Float32Array {
  const drawn = (units: Float32Array): Float32Array =>
    units.map((probability) => (random.uniform() < probability ? 1 : 0));
  const top = machines.reduce((seen, machine) => drawn(machine.hiddenOf(seen, rows)), visible);
  const [first, ...above] = machines;
  const hidden = above.reduceRight((units, machine) => drawn(machine.visibleOf(units, rows)), top);
  return first.visibleOf(hidden, rows);
}

function addShare(sums: Float32Array, values: Float32Array, share: number): void {
  for (let index = 0; index < sums.length; index++) sums[index] += share * values[index];
}

/** The bias that gives a pixel its mean ink; never beyond ±4.6. */
function logit(mean: number): number {
  const inside = Math.min(0.99, Math.max(0.01, mean));
  return Math.log(inside / (1 - inside));
}
