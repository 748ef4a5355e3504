import { PLANE_SETS, taskOf, type PlaneSet } from '#shared/activities/plane/axes.ts';
import { PLANE_LIMITS } from '#shared/activities/plane/limits.ts';
import type { ClassCount, PlaneConfiguration, PlaneSettings } from '#shared/activities/plane/state.ts';

/** A configuration as the text of a link, to be read by people too: `set=ring&layers=4-3&activation=tanh&…` */
export function writeConfiguration({ set, seed, noise, settings }: PlaneConfiguration): string {
  const fields: Readonly<Record<FieldName, string>> = {
    set,
    data: String(seed),
    noise: String(noise),
    classes: String(settings.classes),
    layers: settings.hiddenLayers.join('-'),
    activation: settings.activation,
    bias: settings.bias ? 'yes' : 'no',
    inputs: settings.normalization,
    start: settings.initialization,
    seed: String(settings.seed),
    loss: settings.loss,
    optimizer: settings.optimizer,
    rate: String(settings.learningRate),
    l2: String(settings.l2),
    batch: String(settings.batchSize),
    stop: String(settings.stopBelow),
  };
  return new URLSearchParams(fields).toString();
}

/** The first field that is wrong: what it was, and what was expected. */
export interface ConfigurationProblem {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

export type ReadConfiguration =
  { readonly configuration: PlaneConfiguration } | { readonly problem: ConfigurationProblem };

/** Reads a link's text, which anybody may have written: every field is there once, and within the rules. */
export function readConfiguration(text: string): ReadConfiguration {
  const given = new URLSearchParams(text);
  try {
    for (const name of new Set(given.keys()))
      if (!FIELDS.includes(name as FieldName)) wrong(name, FIELDS.join(', '), name);
    return { configuration: configurationOf(given) };
  } catch (error) {
    if (error instanceof WrongField) return { problem: error.problem };
    throw error;
  }
}

const FIELDS = [
  'set',
  'data',
  'noise',
  'classes',
  'layers',
  'activation',
  'bias',
  'inputs',
  'start',
  'seed',
  'loss',
  'optimizer',
  'rate',
  'l2',
  'batch',
  'stop',
] as const;

type FieldName = (typeof FIELDS)[number];

class WrongField extends Error {
  readonly problem: ConfigurationProblem;

  constructor(problem: ConfigurationProblem) {
    super(`${problem.field}: ${problem.expected} was expected, got ${problem.found}`);
    this.problem = problem;
  }
}

function wrong(field: string, expected: string, found: string): never {
  throw new WrongField({ field, expected, found: found.slice(0, 40) });
}

function configurationOf(given: URLSearchParams): PlaneConfiguration {
  const set = oneOf<PlaneSet>(given, 'set', PLANE_SETS);
  const losses: readonly PlaneSettings['loss'][] =
    taskOf(set) === 'regression'
      ? ['meanSquaredError', 'arctan']
      : ['meanSquaredError', 'arctan', 'crossEntropy'];
  const settings: PlaneSettings = {
    classes: Number(oneOf(given, 'classes', ['2', '3', '4'])) as ClassCount,
    hiddenLayers: layersOf(given),
    activation: oneOf(given, 'activation', ['linear', 'sigmoid', 'tanh', 'relu']),
    bias: oneOf(given, 'bias', ['yes', 'no']) === 'yes',
    normalization: oneOf(given, 'inputs', ['raw', 'zeroToOne', 'minusOneToOne']),
    initialization: oneOf(given, 'start', ['random', 'zero']),
    seed: wholeBetween(given, 'seed', SEEDS),
    loss: oneOf(given, 'loss', losses),
    optimizer: oneOf(given, 'optimizer', ['sgd', 'momentum', 'adam']),
    learningRate: between(given, 'rate', PLANE_LIMITS.learningRate),
    l2: between(given, 'l2', PLANE_LIMITS.l2),
    batchSize: wholeBetween(given, 'batch', PLANE_LIMITS.batchSize),
    stopBelow: between(given, 'stop', PLANE_LIMITS.stopBelow),
  };
  const seed = wholeBetween(given, 'data', SEEDS);
  return { set, seed, noise: between(given, 'noise', PLANE_LIMITS.noise), settings };
}

const SEEDS = { min: 0, max: 0xffffffff };

interface Range {
  readonly min: number;
  readonly max: number;
}

function textOf(given: URLSearchParams, field: FieldName, expected: string): string {
  const found = given.getAll(field);
  return found.length === 1 ? found[0]! : wrong(field, expected, found.join(' '));
}

function oneOf<Choice extends string>(
  given: URLSearchParams,
  field: FieldName,
  choices: readonly Choice[],
): Choice {
  const text = textOf(given, field, choices.join(', '));
  return choices.find((choice) => choice === text) ?? wrong(field, choices.join(', '), text);
}

function between(given: URLSearchParams, field: FieldName, { min, max }: Range): number {
  const expected = `${min} … ${max}`;
  const text = textOf(given, field, expected);
  const found = Number(text || NaN);
  return found >= min && found <= max ? found : wrong(field, expected, text);
}

function wholeBetween(given: URLSearchParams, field: FieldName, range: Range): number {
  const found = between(given, field, range);
  return Number.isInteger(found)
    ? found
    : wrong(field, `${range.min}, ${range.min + 1} … ${range.max}`, String(found));
}

/** `4-3`; nothing for no hidden layer. */
function layersOf(given: URLSearchParams): readonly number[] {
  const { hiddenLayers, neuronsPerLayer } = PLANE_LIMITS;
  const expected = `0–${hiddenLayers} × 1–${neuronsPerLayer}: 4-3`;
  const text = textOf(given, 'layers', expected);
  const sizes = text === '' ? [] : text.split('-').map(Number);
  const isRight =
    sizes.length <= hiddenLayers &&
    sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= neuronsPerLayer);
  return isRight ? sizes : wrong('layers', expected, text);
}
