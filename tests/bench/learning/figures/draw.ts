import type { LayerSpec } from '#shared/engine/index.ts';
import type { Bench, Figure, Reading } from '../figure.ts';
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

const PER_CLASS = 20;

export const draw: Figure = {
  name: 'draw',
  about: `${PER_CLASS} drawings per class, Adam, batch 32, 400 iterations; tested on all others`,
  measure(bench) {
    const { digits, sketches } = bench.drawings;
    return [
      ...(digits.length > 1
        ? [
            figure(bench, 'digits, CNN with augmentation', digits, convolutional, 0.008, true, 0.93),
            figure(bench, 'digits, CNN', digits, convolutional, 0.008, false, 0.83),
            figure(bench, 'digits, MLP 784-64-10', digits, plain, 0.002, false, 0.8),
          ]
        : []),
      ...(sketches.length > 1
        ? [figure(bench, 'sketches, CNN with augmentation', sketches, convolutional, 0.008, true, 0.83)]
        : []),
    ];
  },
};

function figure(
  { kernels, seeds }: Bench,
  what: string,
  classes: readonly DrawingClass[],
  layers: readonly LayerSpec[],
  learningRate: number,
  isAugmented: boolean,
  atLeast: number,
): Reading {
  const shared = {
    kernels,
    classes,
    layers,
    perClass: PER_CLASS,
    learningRate,
    iterations: 400,
    isAugmented,
  };
  const values = seeds.map((seed) => classify({ ...shared, seed }));
  return { name: `draw: accuracy on ${what}`, values, target: { atLeast } };
}
