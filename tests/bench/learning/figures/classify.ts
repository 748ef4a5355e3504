import { augment } from '#shared/drawings/augment.ts';
import type { Drawing } from '#shared/drawings/drawing.ts';
import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  type Kernels,
  type LayerSpec,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';
import { splitOf } from '../drawings/split.ts';

export interface ClassifyOptions {
  readonly kernels: Kernels;
  readonly classes: readonly DrawingClass[];
  /** Without the last one, which has a unit for each class. */
  readonly layers: readonly LayerSpec[];
  readonly perClass: number;
  readonly learningRate: number;
  readonly iterations: number;
  readonly isAugmented: boolean;
  readonly seed: number;
}

/**
 * Trains on a few drawings of each class; returns the accuracy on all others, of the running average of the weights
 * over the second half: calmer than the last ones. Polyak & Juditsky 1992.
 */
export function classify(options: ClassifyOptions): number {
  const { classes, layers, perClass, iterations, isAugmented, seed, kernels, learningRate } = options;
  const { few, others } = splitOf(classes, perClass, seed);
  const spec: NetworkSpec = {
    inputs: 784,
    inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
    layers: [...layers, { kind: 'dense', units: classes.length, activation: 'linear' }],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate },
    seed,
  };
  const network = compile(spec, { kernels, rows: 1 });
  const data = new DataSet({ inputs: 784, targets: classes.length, capacity: few.length });
  const random = createRandom(seed, 3);
  const show = (change: (drawing: Drawing) => Drawing): void =>
    few.forEach(({ drawing, target }, id) => data.upsert(id, change(drawing).ink, target));
  show((drawing) => drawing);
  const trainer = createTrainer({ network, data, batchSize: 32, seed });
  let average: Float32Array | null = null;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { epoch } = trainer;
    trainer.iterate();
    if (isAugmented && trainer.epoch !== epoch) show((drawing) => augment(drawing, random));
    if (iteration >= iterations / 2) average = blended(average ?? network.parameters, network.parameters);
  }
  if (average) network.setParameters(average);
  const unused = new DataSet({ inputs: 784, targets: classes.length, capacity: others.length });
  others.forEach(({ drawing, target }, id) => unused.upsert(id, drawing.ink, target));
  const { accuracy } = trainer.measure(unused);
  network.free();
  return accuracy;
}

const KEEPS = 0.98;

/** average ← keeps·average + (1 − keeps)·weights */
function blended(average: Float32Array, weights: Float32Array): Float32Array {
  return average.map((value, index) => KEEPS * value + (1 - KEEPS) * weights[index]);
}
