import { expected, inRange, oneOf, wholeNumber } from './expectations.ts';
import { inWords, sizeOf } from './layers/shape.ts';
import { losses } from './losses.ts';
import { momentsOf } from './optimizers.ts';
import type { NetworkSpec, NormalizationSpec, OptimizerSpec } from './spec.ts';

/** Largest input that is compiled: a mistyped zero should not take all memory. */
const MOST_INPUTS = 65_536;

/** Throws an EngineError that names the first field that is wrong, what it should be and what it is. */
export function checkSpec(spec: NetworkSpec): void {
  wholeNumber('inputs', spec.inputs, 1, MOST_INPUTS);
  if (spec.inputShape && sizeOf(spec.inputShape) !== spec.inputs) {
    expected('inputShape', `one of ${spec.inputs} numbers`, inWords(spec.inputShape));
  }
  if (!Array.isArray(spec.layers) || spec.layers.length === 0) {
    expected('layers', 'a list of at least one layer', spec.layers);
  }
  oneOf('loss', spec.loss, Object.keys(losses));
  checkOptimizer(spec.optimizer);
  wholeNumber('seed', spec.seed, 0, 2 ** 32 - 1);
  if (spec.initialization !== undefined) oneOf('initialization', spec.initialization, ['random', 'zero']);
  if (spec.normalization !== undefined) checkNormalization(spec.normalization, spec.inputs);
}

/** A cross-entropy wants logits: the last layer that computes something has no activation of its own. */
export function checkLogits({ loss, layers }: NetworkSpec): void {
  if (losses[loss].probabilities === 'none') return;
  layers.forEach((layer, index) => {
    const isLast = !layers.slice(index + 1).some((later) => 'activation' in later);
    if (!isLast || !('activation' in layer) || layer.activation === 'linear') return;
    expected(`layers[${index}].activation`, `'linear' (logits) with ${loss}`, layer.activation);
  });
}

export function checkOptimizer(optimizer: OptimizerSpec): void {
  oneOf('optimizer.kind', optimizer?.kind, Object.keys(momentsOf));
  inRange('optimizer.learningRate', optimizer.learningRate, 'a number above 0', (rate) => rate > 0);
  if (optimizer.l2 !== undefined) inRange('optimizer.l2', optimizer.l2, 'a number from 0', (l2) => l2 >= 0);
  if (optimizer.clip !== undefined) {
    inRange('optimizer.clip', optimizer.clip, 'a number above 0', (clip) => clip > 0);
  }
  const share = (name: string, value: number | undefined): void => {
    if (value === undefined) return;
    inRange(`optimizer.${name}`, value, 'a number from 0 to below 1', (part) => part >= 0 && part < 1);
  };
  if (optimizer.kind === 'momentum') share('momentum', optimizer.momentum);
  if (optimizer.kind !== 'adam') return;
  share('beta1', optimizer.beta1);
  share('beta2', optimizer.beta2);
  if (optimizer.epsilon !== undefined) {
    inRange('optimizer.epsilon', optimizer.epsilon, 'a number above 0', (epsilon) => epsilon > 0);
  }
}

function checkNormalization({ offset, scale }: NormalizationSpec, inputs: number): void {
  for (const [name, values] of [
    ['offset', offset],
    ['scale', scale],
  ] as const) {
    const where = `normalization.${name}`;
    if (!Array.isArray(values) || values.length !== inputs) expected(where, `${inputs} numbers`, values);
    values.forEach((value, index) => inRange(`${where}[${index}]`, value, 'a finite number', () => true));
  }
}
