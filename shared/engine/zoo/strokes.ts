import type { Random } from '../math/random.ts';
import type { SupervisedEntry } from './entry.ts';
import { collect, oneHot } from './examples.ts';

const SIDE = 12;
const LENGTH = 6;
/** What a step along the stroke is: across, down, and both diagonals. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

/** A stroke [12×12] anywhere on the sheet, in one of four directions. */
function stroke(random: Random, direction: number): Float32Array {
  const [right, down] = DIRECTIONS[direction];
  const ink = new Float32Array(SIDE * SIDE);
  const room = SIDE - LENGTH + 1;
  const x = random.below(right === 0 ? SIDE : room);
  const y = random.below(down === 0 ? SIDE : room) + (down < 0 ? LENGTH - 1 : 0);
  for (let step = 0; step < LENGTH; step++) ink[(y + step * down) * SIDE + x + step * right] = 1;
  return ink;
}

const noisy = (ink: Float32Array, random: Random): Float32Array =>
  ink.map((value) => value + 0.2 * random.normal());

const image = { kind: 'image', height: SIDE, width: SIDE, channels: 1 } as const;

/** Noisy strokes → which direction. */
export const convolutional: SupervisedEntry = {
  kind: 'supervised',
  name: 'convolutional',
  purpose: 'A convolution looks with the same few weights everywhere, so it knows a stroke wherever it lies.',
  spec: {
    inputs: SIDE * SIDE,
    inputShape: image,
    layers: [
      { kind: 'conv2d', filters: 6, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', units: DIRECTIONS.length, activation: 'linear' },
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, (index) => {
      const direction = index % DIRECTIONS.length;
      return [noisy(stroke(random, direction), random), oneHot(direction, DIRECTIONS.length)];
    }),
  count: 200,
  batchSize: 20,
  iterations: 200,
  reaches: { accuracy: 0.95 },
};

/** Noisy strokes → the same without noise. */
export const autoencoder: SupervisedEntry = {
  kind: 'supervised',
  name: 'autoencoder',
  purpose: 'What is squeezed through a small middle and unfolded again has lost its noise.',
  spec: {
    inputs: SIDE * SIDE,
    inputShape: image,
    layers: [
      { kind: 'conv2d', filters: 8, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
      { kind: 'convTranspose2d', filters: 8, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
      { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'linear' },
    ],
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, (index) => {
      const clean = stroke(random, index % DIRECTIONS.length);
      return [noisy(clean, random), clean];
    }),
  count: 200,
  batchSize: 20,
  iterations: 300,
  reaches: { loss: 0.01 }, // the noise is 0.04
};
