import type { Random } from '../math/random.ts';
import type { SupervisedEntry } from './entry.ts';
import { collect } from './examples.ts';

const HEIGHT = 10;
const WIDTH = 12;
const LENGTH = 6;
/** Of a line to hold a bar. */
const CHANCE = 0.3;
const NOISE = 0.3;

/** A sheet [10×12] of noise, with a bar somewhere on some lines → for each line, whether the bars so far are odd. */
function sheet(random: Random): { ink: Float32Array; isOdd: number[] } {
  const ink = Float32Array.from({ length: HEIGHT * WIDTH }, () => NOISE * random.normal());
  let odd = 0;
  const isOdd = Array.from({ length: HEIGHT }, (_, line) => {
    if (random.uniform() < CHANCE) {
      odd = 1 - odd;
      const left = random.below(WIDTH - LENGTH + 1);
      for (let x = left; x < left + LENGTH; x++) ink[line * WIDTH + x] += 1;
    }
    return odd;
  });
  return { ink, isOdd };
}

export const scanner: SupervisedEntry = {
  kind: 'supervised',
  name: 'scanner',
  purpose: 'A convolution sees the bars wherever they lie, and a recurrent layer counts them line by line.',
  spec: {
    inputs: HEIGHT * WIDTH,
    inputShape: { kind: 'image', height: HEIGHT, width: WIDTH, channels: 1 },
    layers: [
      { kind: 'conv2d', filters: 4, size: 3, padding: 'same', activation: 'relu' },
      { kind: 'mapToSequence' },
      { kind: 'gru', units: 10, returns: 'every' },
      { kind: 'dense', units: 1, activation: 'linear' },
    ],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02, clip: 1 },
    seed: 1,
  },
  examples: (random, count) =>
    collect(count, () => {
      const { ink, isOdd } = sheet(random);
      return [ink, isOdd];
    }),
  count: 400,
  batchSize: 32,
  iterations: 600,
  reaches: { accuracy: 0.95 },
};
