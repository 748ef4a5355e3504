import type { LayerSpec, NetworkSpec } from '../../engine/index.ts';
import { SIDE } from '../../drawings/drawing.ts';
import { MEASURES } from '../../drawings/measures.ts';
import { FEATURES, STEPS } from '../../drawings/stroke-steps.ts';
import { MAIN_NETWORK, type NetworkName } from '../../protocol/network-name.ts';
import type { DrawSettings } from './state.ts';

/** The network that guesses on every device. */
export const CONVOLUTIONAL: NetworkName = MAIN_NETWORK;
/** A fully connected one of as many weights, to compare. */
export const CONNECTED: NetworkName = 'connected';
/** A linear model that is given a few measures of a drawing in place of its pixels. */
export const LINEAR: NetworkName = 'linear';
/** What it learns from: the same drawings, measured. */
export const MEASURED_DATA = 'measured';

/** The same as the convolutional one, but for what it learns from: what is left out, too. There while anything is. */
export const WITH_ALL: NetworkName = 'with all';
export const ALL_DATA = 'all';

/** The same again, from those drawings alone whose label it is told. There while some are unlabelled. */
export const LABELLED: NetworkName = 'labelled';
export const LABELLED_DATA = 'labelled';

/** A recurrent one: it is given a drawing's strokes, point after point as they were drawn. There when it is wanted. */
export const READER: NetworkName = 'reader';
export const READ_DATA = 'strokes';

export const BATCH_SIZE = 32;
/** How much of the running average of its weights a network that sees pixels keeps in an iteration. */
export const AVERAGE_KEEPS = 0.99;

const PIXELS = SIDE * SIDE;

/** conv 8, pool, conv 16, pool, dense: 1,248 + 785 weights a class. */
export function convolutionalSpec(settings: DrawSettings): NetworkSpec {
  return specOf(settings, [
    { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'conv2d', filters: 16, size: 3, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'flatten' },
  ]);
}

/** One hidden layer, of as many neurons as bring it nearest to the convolutional network's weights. */
export function connectedSpec(settings: DrawSettings): NetworkSpec {
  const units = hiddenUnits(settings.classes.length);
  return specOf(settings, [{ kind: 'flatten' }, { kind: 'dense', units, activation: 'relu' }]);
}

/** A weight for each measure and class: softmax regression. A few numbers of one size bear larger steps. */
export function linearSpec({ classes, seed }: DrawSettings): NetworkSpec {
  return {
    inputs: MEASURES.length,
    layers: [{ kind: 'dense', units: classes.length, activation: 'linear' }],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed,
  };
}

/** It keeps 32 numbers in mind from point to point, and says at the end what it was. */
export function readerSpec({ classes, seed }: DrawSettings): NetworkSpec {
  return {
    inputs: STEPS * FEATURES,
    inputShape: { kind: 'sequence', steps: STEPS, features: FEATURES },
    layers: [
      { kind: 'gru', units: 32 },
      { kind: 'dense', units: classes.length, activation: 'linear' },
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.01, clip: 1 },
    seed,
  };
}

function optimizerOf({ learningRate }: DrawSettings): NetworkSpec['optimizer'] {
  return { kind: 'adam', learningRate };
}

function specOf(settings: DrawSettings, layers: readonly LayerSpec[]): NetworkSpec {
  return {
    inputs: PIXELS,
    inputShape: { kind: 'image', height: SIDE, width: SIDE, channels: 1 },
    layers: [...layers, { kind: 'dense', units: settings.classes.length, activation: 'linear' }],
    loss: 'softmaxCrossEntropy',
    optimizer: optimizerOf(settings),
    seed: settings.seed,
  };
}

/** 785·h + (h + 1)·classes should be near 1,248 + 785·classes. */
function hiddenUnits(classes: number): number {
  return Math.round((1248 + (PIXELS + 1) * classes - classes) / (PIXELS + 1 + classes));
}
