import fc from 'fast-check';
import { compile, explain, loadKernelsNow, type Explanation, type Network } from '#shared/engine/index.ts';
import { asTrained, networkSpec } from '#shared/activities/plane/network-spec.ts';
import type { PlaneExample, PlaneExamples, PlaneSettings } from '#shared/activities/plane/state.ts';

const kernels = loadKernelsNow();

/** A class's network somewhere in its life: any settings, any weights, a batch of examples. */
export interface Situation {
  readonly settings: PlaneSettings;
  readonly examples: PlaneExamples;
  /** Picks a neuron. */
  readonly pick: number;
  /** How large its weights have grown. */
  readonly growth: number;
}

const settings: fc.Arbitrary<PlaneSettings> = fc.record({
  classes: fc.constantFrom(2, 3, 4),
  hiddenLayers: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }),
  activation: fc.constantFrom('linear', 'sigmoid', 'tanh', 'relu'),
  bias: fc.boolean(),
  loss: fc.constantFrom('meanSquaredError', 'arctan', 'crossEntropy'),
  optimizer: fc.constant('sgd'),
  learningRate: fc.constantFrom(0.001, 0.03, 0.1, 1, 3),
  l2: fc.constant(0),
  batchSize: fc.constant(12),
  stopBelow: fc.constant(0),
  normalization: fc.constantFrom('raw', 'zeroToOne', 'minusOneToOne'),
  initialization: fc.constant('random'),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
});

/** Students place to a thousandth. */
const coordinate = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);

const example: fc.Arbitrary<PlaneExample> = fc.record({
  x: coordinate,
  y: coordinate,
  label: fc.integer({ min: 0, max: 1 }),
  isTest: fc.constant(false),
});

export const situations: fc.Arbitrary<Situation> = fc.record({
  settings,
  examples: fc
    .array(example, { minLength: 1, maxLength: 12 })
    .map((list) => Object.fromEntries(list.map((one, index) => [index + 1, one]))),
  pick: fc.nat(1000),
  growth: fc.constantFrom(0.2, 1, 2.5, 30),
});

export interface Opened {
  readonly network: Network;
  readonly layer: number;
  readonly neuron: number;
  why(id: number): Explanation;
}

/** The network of a situation, freed after `look`. */
export function inside(situation: Situation, look: (opened: Opened) => void): void {
  const { settings, examples, pick, growth } = situation;
  const network = compile(networkSpec({ settings, set: 'empty', examples }), { kernels, rows: 16 });
  network.setParameters(network.parameters.map((value) => Math.fround(value * growth + 0.03 * growth)));
  const layer = pick % network.layers.length;
  const neuron = pick % network.layers[layer]!.outputs;
  const why = (id: number) => {
    const { learningRate } = settings;
    const batchSize = Object.keys(examples).length;
    return explain(network, {
      ...asTrained(examples[id]!, { settings, set: 'empty' }),
      layer,
      neuron,
      batchSize,
      learningRate,
    });
  };
  look({ network, layer, neuron, why });
  network.free();
}
