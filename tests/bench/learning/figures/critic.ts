import {
  compile,
  createTrainer,
  DataSet,
  type Features,
  type Kernels,
  type Network,
} from '#shared/engine/index.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';

/** Drawings → what the classifier sees in them. */
export type FeaturesOf = (drawings: readonly Float32Array[]) => Features;

const COLUMNS = 32;
/** The layer of that many units, in the list below. */
const LAYER = 5;

/** A small classifier of all subjects there are; the layer before its last gives the features that sets are compared by. */
export function trainCritic(kernels: Kernels, classes: readonly DrawingClass[], seed: number) {
  const network = compile(
    {
      inputs: 784,
      inputShape: { kind: 'image', height: 28, width: 28, channels: 1 },
      layers: [
        { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
        { kind: 'maxPool', size: 2 },
        { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
        { kind: 'maxPool', size: 2 },
        { kind: 'flatten' },
        { kind: 'dense', units: COLUMNS, activation: 'relu' },
        { kind: 'dense', units: classes.length, activation: 'linear' },
      ],
      loss: 'softmaxCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.003 },
      seed,
    },
    { kernels, rows: 1 },
  );
  const trainer = createTrainer({ network, data: setOf(classes), batchSize: 32, seed });
  for (let iteration = 0; iteration < 600; iteration++) trainer.iterate();
  return {
    featuresOf: (drawings: readonly Float32Array[]) => features(network, drawings),
    free: () => network.free(),
  };
}

function features(network: Network, drawings: readonly Float32Array[]): Features {
  const values = new Float32Array(drawings.length * COLUMNS);
  drawings.forEach((ink, row) => {
    network.predict(ink, 1);
    for (let unit = 0; unit < COLUMNS; unit++) {
      values[row * COLUMNS + unit] = network.activationOf(LAYER, 0, unit);
    }
  });
  return { values, columns: COLUMNS };
}

function setOf(classes: readonly DrawingClass[]): DataSet {
  const data = new DataSet({ inputs: 784, targets: classes.length });
  let id = 0;
  classes.forEach(({ drawings }, label) => {
    const target = classes.map((_, index) => (index === label ? 1 : 0));
    for (const { ink } of drawings) data.upsert(id++, ink, target);
  });
  return data;
}
