import type { LayerSpec } from '#shared/engine/index.ts';
import type { Bench, Figure, Reading, Target } from '../figure.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';
import { classify } from './classify.ts';

/** conv 8, pool, conv 16, pool: 9.1k weights with ten classes */
const convolutional: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
  { kind: 'maxPool', size: 2 },
  { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
  { kind: 'maxPool', size: 2 },
  { kind: 'flatten' },
];

/** 51k weights with ten classes */
const plain: readonly LayerSpec[] = [{ kind: 'flatten' }, { kind: 'dense', units: 64, activation: 'relu' }];

/** Recipes found .95 with augmentation, .86 without it, .83 without convolution, each at its best moment. */
const digitCases: readonly Case[] = [
  {
    what: 'CNN with augmentation',
    layers: convolutional,
    rate: 0.006,
    isAugmented: true,
    target: { atLeast: 0.93 },
  },
  { what: 'CNN', layers: convolutional, rate: 0.006, isAugmented: false, target: { atLeast: 0.83 } },
  { what: 'MLP 784-64-10', layers: plain, rate: 0.002, isAugmented: false, target: null },
];

const sketchCases: readonly Case[] = [
  {
    what: 'CNN with augmentation',
    layers: convolutional,
    rate: 0.006,
    isAugmented: true,
    target: { atLeast: 0.83 },
  },
];

interface Case {
  readonly what: string;
  readonly layers: readonly LayerSpec[];
  readonly rate: number;
  readonly isAugmented: boolean;
  readonly target: Target;
}

export const draw: Figure = {
  name: 'draw',
  about: '20 drawings per class, Adam, batch 32, 400 iterations; tested on all others',
  measure(bench) {
    const { digits, sketches } = bench.drawings;
    return [
      ...digitCases.flatMap((found) => read(bench, 'digits', digits, found)),
      ...sketchCases.flatMap((found) => read(bench, 'sketches', sketches, found)),
    ];
  },
};

function read(
  { kernels, seeds }: Bench,
  subject: string,
  classes: readonly DrawingClass[],
  { what, layers, rate, isAugmented, target }: Case,
): Reading[] {
  if (classes.length < 2) return [];
  const options = {
    kernels,
    classes,
    layers,
    perClass: 20,
    learningRate: rate,
    iterations: 400,
    isAugmented,
  };
  const values = seeds.map((seed) => classify({ ...options, seed }));
  return [{ name: `draw: accuracy on ${subject}, ${what}`, values, target }];
}
