import type { LayerSpec, LossName, NetworkSpec, OptimizerSpec } from '../../engine/index.ts';
import { axesOf, type Axis } from './axes.ts';
import type { PlaneSettings, PlaneState } from './state.ts';

/** The network that the settings ask for: 2 inputs, the hidden layers, and one output for two classes, else one per class. */
export function networkSpec(state: Pick<PlaneState, 'settings' | 'set' | 'examples'>): NetworkSpec {
  const { settings } = state;
  const hidden = settings.hiddenLayers.map((units): LayerSpec => ({
    kind: 'dense',
    units,
    activation: settings.activation,
    bias: true,
  }));
  const normalization = fitNormalization(state);
  return {
    inputs: 2,
    layers: [...hidden, outputLayer(settings)],
    loss: lossName(settings),
    optimizer: optimizerSpec(settings),
    seed: settings.seed,
    initialization: 'random',
    ...(normalization && { normalization }),
  };
}

export function optimizerSpec({ optimizer, learningRate }: PlaneSettings): OptimizerSpec {
  return { kind: optimizer, learningRate };
}

/** Cross-entropies work on logits; mean squared error on tanh, whose targets are −1 and +1. */
function outputLayer(settings: PlaneSettings): LayerSpec {
  const activation = settings.loss === 'meanSquaredError' ? 'tanh' : 'linear';
  return { kind: 'dense', units: outputs(settings), activation, bias: true };
}

function lossName({ loss, classes }: PlaneSettings): LossName {
  if (loss === 'meanSquaredError') return 'meanSquaredError';
  return classes === 2 ? 'binaryCrossEntropy' : 'softmaxCrossEntropy';
}

function outputs({ classes }: PlaneSettings): number {
  return classes === 2 ? 1 : classes;
}

/** The target of a label: class 0 (blue) is +1 and the others the loss's low value, −1 for mean squared error and 0 for cross-entropy. */
export function targetOf(label: number, settings: PlaneSettings): readonly number[] {
  const low = settings.loss === 'meanSquaredError' ? -1 : 0;
  return Array.from({ length: outputs(settings) }, (_, output) => (output === label ? 1 : low));
}

/** Fitted on the training set, or on the axes while it has nothing ready-made. */
function fitNormalization({ settings, set, examples }: Pick<PlaneState, 'settings' | 'set' | 'examples'>) {
  if (settings.normalization === 'raw') return undefined;
  const axes = axesOf(set);
  const training = Object.values(examples).filter((example) => !example.isTest);
  const isFitted = training.some((example) => example.seat === undefined);
  const ranges = [
    isFitted
      ? rangeOf(
          training.map((example) => example.x),
          axes.x,
        )
      : axes.x,
    isFitted
      ? rangeOf(
          training.map((example) => example.y),
          axes.y,
        )
      : axes.y,
  ];
  const [low, width] = settings.normalization === 'zeroToOne' ? [0, 1] : [-1, 2];
  // (x − offset)·scale takes [min, max] to [low, low + width].
  const scale = ranges.map(({ min, max }) => width / (max - min));
  const offset = ranges.map(({ min }, index) => min - low / scale[index]!);
  return { offset, scale };
}

function rangeOf(values: readonly number[], axis: Axis): { min: number; max: number } {
  const min = Math.min(...values);
  const max = Math.max(...values);
  return max > min ? { min, max } : axis;
}
