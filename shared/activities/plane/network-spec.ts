import type { LayerSpec, LossName, NetworkSpec, OptimizerSpec } from '../../engine/index.ts';
import { taskOf } from './axes.ts';
import { fitNormalization, targetScaling } from './normalization.ts';
import type { PlaneExample, PlaneSettings, PlaneState } from './state.ts';

/** What decides on a network's form. */
export type Formed = Pick<PlaneState, 'settings' | 'set'>;

/**
 * The network that the settings ask for. Classification: 2 inputs, and one output for two classes, else one per class.
 * Regression: 1 input, 1 output. The hidden layers lie between.
 */
export function networkSpec(state: Formed & Pick<PlaneState, 'examples'>): NetworkSpec {
  const { settings } = state;
  const [inputs, ...units] = layerSizes(state);
  const normalization = fitNormalization(state);
  return {
    inputs: inputs!,
    layers: units.map((size, layer) => layerSpec(state, size, layer === units.length - 1)),
    loss: lossName(state),
    optimizer: optimizerSpec(settings),
    seed: settings.seed,
    initialization: settings.initialization,
    ...(normalization && { normalization }),
  };
}

/** Numbers that go in, then the neurons of each layer. */
export function layerSizes({ settings, set }: Formed): readonly number[] {
  if (taskOf(set) === 'regression') return [1, ...settings.hiddenLayers, 1];
  return [2, ...settings.hiddenLayers, settings.classes === 2 ? 1 : settings.classes];
}

export function optimizerSpec({ optimizer, learningRate, l2 }: PlaneSettings): OptimizerSpec {
  return { kind: optimizer, learningRate, ...(l2 > 0 && { l2 }) };
}

/** An example as the network takes it: `input` in raw units, `target` as the loss wants it. */
export function asTrained(
  { x, y, label }: Pick<PlaneExample, 'x' | 'y' | 'label'>,
  state: Formed,
): { readonly input: readonly number[]; readonly target: readonly number[] } {
  if (taskOf(state.set) === 'classification') return { input: [x, y], target: targetOf(label, state) };
  const { offset, scale } = targetScaling(state);
  return { input: [x], target: [(y - offset) * scale] };
}

/** Whether the network answers with probabilities. */
export function isProbability({ loss }: Pick<NetworkSpec, 'loss'>): boolean {
  return loss === 'binaryCrossEntropy' || loss === 'softmaxCrossEntropy';
}

function layerSpec({ settings, set }: Formed, units: number, isLast: boolean): LayerSpec {
  const activation = isLast ? outputActivation({ settings, set }) : settings.activation;
  return { kind: 'dense', units, activation, bias: settings.bias };
}

/** Cross-entropies work on logits, and a curve goes anywhere; the other losses compare classes on tanh, whose targets are −1 and +1. */
function outputActivation({ settings, set }: Formed): 'linear' | 'tanh' {
  return taskOf(set) === 'regression' || settings.loss === 'crossEntropy' ? 'linear' : 'tanh';
}

function lossName({ settings: { loss, classes } }: Formed): LossName {
  if (loss !== 'crossEntropy') return loss;
  return classes === 2 ? 'binaryCrossEntropy' : 'softmaxCrossEntropy';
}

/** Class 0 (blue) is +1 and the others the loss's low value, −1, and 0 for cross-entropy. */
function targetOf(label: number, state: Formed): readonly number[] {
  const low = state.settings.loss === 'crossEntropy' ? 0 : -1;
  return Array.from({ length: layerSizes(state).at(-1)! }, (_, output) => (output === label ? 1 : low));
}
