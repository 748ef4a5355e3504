import { activations } from './activations.ts';
import { EngineError } from './engine-error.ts';
import { layerKinds } from './layers/registry.ts';
import { losses } from './losses.ts';
import { momentsOf } from './optimizers.ts';
import type { LayerSpec, NetworkSpec, NormalizationSpec, OptimizerSpec } from './spec.ts';

/** Largest layer and largest network that are compiled: a mistyped zero should not take all memory. */
const MOST_UNITS = 65_536;

function expected(where: string, what: string, came: unknown): never {
  throw new EngineError('bad-spec', `${where} should be ${what}, but is ${shown(came)}.`);
}

function shown(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  return JSON.stringify(value);
}

function wholeNumber(where: string, value: unknown, least: number, most: number): void {
  const fits = Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  if (!fits) expected(where, `a whole number from ${least} to ${most}`, value);
}

function oneOf(where: string, value: unknown, names: readonly string[]): void {
  if (!names.includes(value as string)) expected(where, `one of ${names.join(', ')}`, value);
}

function inRange(where: string, value: unknown, what: string, fits: (value: number) => boolean): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || !fits(value)) expected(where, what, value);
}

/** Throws an EngineError that names the first field that is wrong, what it should be and what it is. */
export function checkSpec(spec: NetworkSpec): void {
  wholeNumber('inputs', spec.inputs, 1, MOST_UNITS);
  if (!Array.isArray(spec.layers) || spec.layers.length === 0) {
    expected('layers', 'a list of at least one layer', spec.layers);
  }
  spec.layers.forEach((layer, index) => checkLayer(layer, `layers[${index}]`));
  oneOf('loss', spec.loss, Object.keys(losses));
  checkLogits(spec);
  checkOptimizer(spec.optimizer);
  wholeNumber('seed', spec.seed, 0, 2 ** 32 - 1);
  if (spec.initialization !== undefined) oneOf('initialization', spec.initialization, ['random', 'zero']);
  if (spec.normalization !== undefined) checkNormalization(spec.normalization, spec.inputs);
}

function checkLayer(layer: LayerSpec, where: string): void {
  oneOf(`${where}.kind`, layer?.kind, layerKinds);
  wholeNumber(`${where}.units`, layer.units, 1, MOST_UNITS);
  oneOf(`${where}.activation`, layer.activation, Object.keys(activations));
  if (layer.bias !== undefined && typeof layer.bias !== 'boolean') {
    expected(`${where}.bias`, 'true or false', layer.bias);
  }
}

function checkLogits({ loss, layers }: NetworkSpec): void {
  const last = layers.at(-1)!;
  if (losses[loss].probabilities !== 'none' && last.activation !== 'linear') {
    expected(`layers[${layers.length - 1}].activation`, `'linear' (logits) with ${loss}`, last.activation);
  }
}

export function checkOptimizer(optimizer: OptimizerSpec): void {
  oneOf('optimizer.kind', optimizer?.kind, Object.keys(momentsOf));
  inRange('optimizer.learningRate', optimizer.learningRate, 'a number above 0', (rate) => rate > 0);
  if (optimizer.l2 !== undefined) inRange('optimizer.l2', optimizer.l2, 'a number from 0', (l2) => l2 >= 0);
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
