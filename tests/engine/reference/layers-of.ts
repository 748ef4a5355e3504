import type { ActivationName, LayerSpec } from '#shared/engine/spec.ts';
import type { Shape } from '#shared/engine/layers/shape.ts';
import type { CaseArray, CaseFile } from './case-file.ts';

/** How the file orders a parameter's numbers: turns our (row, column, gate) of a block into the file's index. */
export type TheirIndex = (row: number, column: number, gate: number) => number;

export interface CaseParameter {
  readonly key: string;
  readonly theirs: TheirIndex;
}

export interface CaseLayers {
  readonly inputShape: Shape;
  readonly layers: readonly LayerSpec[];
  /** For each layer, the file's parameters in our order. */
  readonly parameters: readonly (readonly CaseParameter[])[];
}

/** A layer, its parameters, and how many inputs it has where that is known. */
export type Named = readonly [layer: LayerSpec, parameters: readonly CaseParameter[], inputs: number];

/** A case's name says its kind; the sizes come from the shapes of its arrays. */
export function layersOf(file: CaseFile): CaseLayers {
  const { input, name, parametersBefore: arrays } = file;
  const build = builders.find(([kind]) => name.startsWith(kind));
  if (!build) throw new Error(`${name}: this kind of case is not supported`);
  const named = build[1](file, arrays);
  return {
    inputShape: shapeOf(input),
    layers: named.map(([layer]) => layer),
    parameters: named.map(([, keys]) => keys),
  };
}

function shapeOf({ shape }: CaseArray): Shape {
  if (shape.length === 4) return { kind: 'image', channels: shape[1], height: shape[2], width: shape[3] };
  if (shape.length === 3) return { kind: 'sequence', steps: shape[1], features: shape[2] };
  return { kind: 'vector', units: shape[1] };
}

type Arrays = CaseFile['parametersBefore'];
type Builder = (file: CaseFile, arrays: Arrays) => Named[];

const builders: readonly (readonly [string, Builder])[] = [
  ['dense', denseLayers],
  ['discriminator', denseLayers],
  ['conv-same-pool', poolingLayers],
  ['conv-stride2-transposed', transposedLayers],
  ['upsample-conv', upsampledLayers],
  ['rnn', (file, arrays) => recurrentLayers('simpleRecurrent', file, arrays)],
  ['lstm', (file, arrays) => recurrentLayers('lstm', file, arrays)],
  ['gru', (file, arrays) => recurrentLayers('gru', file, arrays)],
];

/** Several dense layers, whose activations are told in words. */
function denseLayers(file: CaseFile, arrays: Arrays): Named[] {
  const words = file.layers.split(',').map((part) => part.trim());
  const keys = Object.keys(arrays).filter((key) => key.endsWith('weight'));
  return keys.map((key, index) =>
    denseLayer(key.replace(/\.weight$/, ''), arrays, activationIn(words[index])),
  );
}

/** Convolution and pooling until the dense layer; its weights belong to channels first, ours to channels last. */
function poolingLayers({ input }: CaseFile, arrays: Arrays): Named[] {
  let [, , height, width] = input.shape;
  const layers: Named[] = [];
  let channels = 0;
  for (const key of Object.keys(arrays).filter((name) => /^conv\d*\.weight$/.test(name))) {
    layers.push(convLayer(key.replace(/\.weight$/, ''), arrays, { activation: 'relu', padding: 'same' }));
    layers.push([{ kind: 'maxPool', size: 2 }, [], 0]);
    [height, width, channels] = [Math.floor(height / 2), Math.floor(width / 2), arrays[key].shape[0]];
  }
  layers.push([{ kind: 'flatten' }, [], 0]);
  const places = height * width;
  const channelsFirst = (row: number): number => (row % channels) * places + Math.floor(row / channels);
  layers.push(denseLayer('dense', arrays, 'linear', channelsFirst));
  return layers;
}

function transposedLayers(_: CaseFile, arrays: Arrays): Named[] {
  const [, filters, size] = arrays['up.weight'].shape;
  const inputs = arrays['up.weight'].shape[0];
  const up: Named = [
    { kind: 'convTranspose2d', filters, size, stride: 2, padding: 1, activation: 'sigmoid' },
    [
      {
        key: 'up.weight',
        theirs: (row, column) => kernelIndex(row, inputs, size, (i) => i * filters + column),
      },
      { key: 'up.bias', theirs: (_, column) => column },
    ],
    inputs,
  ];
  return [convLayer('conv', arrays, { activation: 'leakyRelu', stride: 2, padding: 1 }), up];
}

function upsampledLayers(_: CaseFile, arrays: Arrays): Named[] {
  return [
    [{ kind: 'upsample', factor: 2 }, [], 0],
    convLayer('conv', arrays, { activation: 'tanh', padding: 'same' }),
  ];
}

/** One cell, then a dense layer; gates lie below each other there, side by side here. */
function recurrentLayers(kind: 'simpleRecurrent' | 'lstm' | 'gru', file: CaseFile, arrays: Arrays): Named[] {
  const units = arrays['cell.weight_hh_l0'].shape[1];
  const returns = file.name.includes('every') ? 'every' : 'last';
  const matrix = (key: string): CaseParameter => {
    const inputs = arrays[key].shape[1];
    return { key, theirs: (row, column, gate) => (gate * units + column) * inputs + row };
  };
  const bias = {
    key: 'cell.bias_ih_l0',
    theirs: (_: number, column: number, gate: number) => gate * units + column,
  };
  const inner = { key: 'cell.bias_hh_l0', theirs: (_: number, column: number) => 2 * units + column };
  const cell = [matrix('cell.weight_ih_l0'), matrix('cell.weight_hh_l0'), bias];
  return [
    [{ kind, units, returns }, kind === 'gru' ? [...cell, inner] : cell, 0],
    denseLayer('dense', arrays, 'linear'),
  ];
}

export function denseLayer(
  name: string,
  arrays: Arrays,
  activation: ActivationName,
  inputOf: (row: number) => number = (row) => row,
): Named {
  const [units, inputs] = arrays[`${name}.weight`].shape;
  return [
    { kind: 'dense', units, activation },
    [
      { key: `${name}.weight`, theirs: (row, column) => column * inputs + inputOf(row) },
      { key: `${name}.bias`, theirs: (_, column) => column },
    ],
    inputs,
  ];
}

function convLayer(
  name: string,
  arrays: Arrays,
  options: { activation: ActivationName; stride?: number; padding: 'same' | number },
): Named {
  const [filters, inputs, size] = arrays[`${name}.weight`].shape;
  return [
    { kind: 'conv2d', filters, size, ...options },
    [
      {
        key: `${name}.weight`,
        theirs: (row, column) => kernelIndex(row, inputs, size, (i) => column * inputs + i),
      },
      { key: `${name}.bias`, theirs: (_, column) => column },
    ],
    inputs,
  ];
}

/** Our row is (y, x, input); theirs is a pair of channels, then y, x. */
function kernelIndex(row: number, inputs: number, size: number, pairOf: (input: number) => number): number {
  return pairOf(row % inputs) * size * size + Math.floor(row / inputs);
}

function activationIn(words: string): ActivationName {
  const found = /leakyRelu|relu|tanh|sigmoid/.exec(words);
  return found ? (found[0] as ActivationName) : 'linear';
}
