import {
  compile,
  copyRatio,
  createGanTrainer,
  createRandom,
  DataSet,
  diversity,
  frechetDistance,
  type Kernels,
  type LayerSpec,
  type Network,
  twoSampleAccuracy,
} from '#shared/engine/index.ts';
import type { DrawingClass, DrawingSet } from '../drawings/drawing-set.ts';
import { shuffled } from '../drawings/split.ts';
import type { Bench, Figure, Reading } from '../figure.ts';
import { type FeaturesOf, trainCritic } from './critic.ts';

const LATENT = 32;
const REAL = 300;
const BATCH = 32;
const ITERATIONS = 1000;
/** R1: keeps the discriminator smooth. */
const PENALTY = 0.4;

/** Recipe B: dense 7×7×16, then twice upsampled and convolved. */
const generatorLayers: readonly LayerSpec[] = [
  { kind: 'dense', units: 7 * 7 * 16, activation: 'leakyRelu' },
  { kind: 'reshape', height: 7, width: 7, channels: 16 },
  { kind: 'upsample', factor: 2 },
  { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'leakyRelu' },
  { kind: 'upsample', factor: 2 },
  { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'sigmoid' },
];

const discriminatorLayers: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 8, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'conv2d', filters: 16, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 1, activation: 'linear' },
];

export const forge: Figure = {
  name: 'forge',
  about: `convolutional GAN (least squares, R1 .4) on up to ${REAL} drawings of one subject, Adam .002, batch ${BATCH}, ${ITERATIONS} iterations`,
  measure(bench) {
    const subject = subjectOf(bench.drawings);
    const critic = trainCritic(bench.kernels, classesWith(subject, bench.drawings), 1);
    const runs = bench.seeds.map((seed) => run(bench, subject, critic.featuresOf, seed));
    critic.free();
    const reading = (what: string, key: keyof (typeof runs)[number], target: Reading['target']): Reading => ({
      ...{ name: `forge ${subject.name}: ${what}`, target },
      values: runs.map((found) => found[key]),
    });
    return [
      reading('Fréchet distance over that of two real halves', 'distance', { atMost: 6 }),
      reading('diversity', 'diversity', { atLeast: 0.8 }),
      reading('copy ratio', 'copies', { atLeast: 0.85 }),
      reading('1-NN two-sample accuracy (.5: as if real)', 'apart', null),
    ];
  },
};

/** Sevens where there are digits, else the first sketch. */
function subjectOf({ digits, sketches }: DrawingSet): DrawingClass {
  return digits.find(({ name }) => name === '7') ?? sketches[0] ?? digits[0];
}

function classesWith(subject: DrawingClass, { digits, sketches }: DrawingSet): readonly DrawingClass[] {
  return digits.includes(subject) ? digits : sketches;
}

function run({ kernels, sheet }: Bench, subject: DrawingClass, featuresOf: FeaturesOf, seed: number) {
  const all = shuffled(subject.drawings, createRandom(seed)).map(({ ink }) => ink);
  const seen = Math.min(REAL, Math.floor(0.75 * all.length));
  const [training, heldOut] = [all.slice(0, seen), all.slice(seen)];
  const half = Math.floor(all.length / 2);
  const forged = forgeries(kernels, training, half, seed);
  if (seed === 1) sheet(`forge-${subject.name}`, [...forged.slice(0, 50), ...training.slice(0, 50)]);
  const [first, second] = [0, half].map((from) =>
    featuresOf(shuffled(all, createRandom(1, seed)).slice(from, from + half)),
  );
  const generated = featuresOf(forged);
  const toReal = (frechetDistance(first, generated) + frechetDistance(second, generated)) / 2;
  return {
    distance: toReal / frechetDistance(first, second),
    diversity: diversity(featuresOf(all), generated),
    copies: copyRatio({ training: featuresOf(training), heldOut: featuresOf(heldOut), generated }),
    apart: twoSampleAccuracy(first, generated),
  };
}

/** Trains the pair, and returns what the averaged generator draws. */
export function forgeries(
  kernels: Kernels,
  training: readonly Float32Array[],
  count: number,
  seed: number,
): Float32Array[] {
  const optimizer = { kind: 'adam', learningRate: 0.002, beta1: 0.5, beta2: 0.99 } as const;
  const shared = { loss: 'meanSquaredError', optimizer } as const;
  const generator = compile(
    { ...shared, inputs: LATENT, layers: generatorLayers, seed },
    { kernels, rows: 64 },
  );
  const discriminator = compile(
    {
      ...{ ...shared, inputs: 784, layers: discriminatorLayers, seed: seed + 100 },
      inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
    },
    { kernels, rows: 1 },
  );
  const data = new DataSet({ inputs: 784, targets: 1, capacity: training.length });
  training.forEach((ink, id) => data.upsert(id, ink, [1]));
  const trainer = createGanTrainer({
    generator,
    discriminator,
    data,
    batchSize: BATCH,
    seed,
    penalty: PENALTY,
  });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) trainer.iterate();
  generator.setParameters(trainer.averageParameters);
  const forged = drawn(generator, count, seed);
  for (const part of [trainer, generator, discriminator]) part.free();
  return forged;
}

function drawn(generator: Network, count: number, seed: number): Float32Array[] {
  const random = createRandom(seed, 4);
  return Array.from({ length: count }, () => {
    const latent = Float32Array.from({ length: LATENT }, () => random.normal());
    return generator.predict(latent, 1).slice();
  });
}
