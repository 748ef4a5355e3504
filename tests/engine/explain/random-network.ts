import fc from 'fast-check';
import {
  compile,
  DataSet,
  type LayerSpec,
  loadKernelsNow,
  type Network,
  type NetworkSpec,
  type Shape,
} from '#shared/engine/index.ts';
import { createRandom } from '#shared/engine/math/random.ts';

const activation = fc.constantFrom('linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu');
const units = fc.integer({ min: 1, max: 5 });
const sliding = fc.record({
  filters: fc.integer({ min: 1, max: 3 }),
  size: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 2 }),
  padding: fc.integer({ min: 0, max: 1 }),
  activation,
  bias: fc.boolean(),
});

/** Strides and paddings as their size allows. */
const fitting = sliding.map(({ size, stride, padding, ...rest }) => ({
  ...rest,
  size,
  stride: Math.min(stride, size),
  padding: Math.min(padding, size - 1),
}));

const dense: fc.Arbitrary<LayerSpec> = fc.record({
  kind: fc.constant('dense' as const),
  units,
  activation,
  bias: fc.boolean(),
});

const imageLayer: fc.Arbitrary<LayerSpec> = fc.oneof(
  fitting.map((spec) => ({ kind: 'conv2d', ...spec }) as const),
  fitting.map((spec) => ({ kind: 'convTranspose2d', ...spec }) as const),
  fc.constantFrom<LayerSpec>(
    { kind: 'maxPool', size: 2 },
    { kind: 'upsample', factor: 2 },
    { kind: 'dropout', rate: 0.5 },
  ),
);

const recurrentLayer: fc.Arbitrary<LayerSpec> = fc.record({
  kind: fc.constantFrom('simpleRecurrent', 'lstm', 'gru'),
  units,
  returns: fc.constantFrom('last', 'every'),
});

const imageShape: Shape = { kind: 'image', height: 5, width: 4, channels: 2 };
const sequenceShape: Shape = { kind: 'sequence', steps: 3, features: 2 };

const stacks = fc.oneof(
  fc.record({
    inputShape: fc.constant({ kind: 'vector', units: 4 } as const),
    layers: fc.tuple(dense, dense),
  }),
  fc.record({
    inputShape: fc.constant(imageShape),
    layers: fc
      .tuple(imageLayer, imageLayer, fc.constantFrom('flatten', 'mapToSequence'), recurrentLayer)
      .map(([one, two, kind, recurrent]): LayerSpec[] =>
        kind === 'flatten' ? [one, two, { kind }] : [one, two, { kind }, recurrent],
      ),
  }),
  fc.record({
    inputShape: fc.constant(sequenceShape),
    layers: fc.tuple(recurrentLayer, dense),
  }),
);

/** Networks of every kind of layer, ending in a dense one; some stacks do not fit and are left out. */
export const networks: fc.Arbitrary<NetworkSpec> = fc
  .record({
    stack: stacks,
    loss: fc.constantFrom('meanSquaredError', 'arctan', 'softmaxCrossEntropy'),
    seed: fc.nat(100_000),
    l2: fc.constantFrom(0, 0.01),
  })
  .map(({ stack, loss, seed, l2 }): NetworkSpec => ({
    inputs: sizeOf(stack.inputShape),
    inputShape: stack.inputShape,
    layers: [...stack.layers, { kind: 'dense', units: 3, activation: 'linear' }],
    loss,
    optimizer: { kind: 'sgd', learningRate: 0.1, l2 },
    seed,
  }))
  .filter(isSound);

function isSound(spec: NetworkSpec): boolean {
  try {
    compile(spec, { kernels, rows: 1 }).free();
    return true;
  } catch {
    return false;
  }
}

const kernels = loadKernelsNow();

/** The network, with biases other than 0, and `count` random examples. */
export function builtFrom(spec: NetworkSpec, count: number): { network: Network; data: DataSet } {
  const network = compile(spec, { kernels, rows: count });
  const random = createRandom(spec.seed, 5);
  for (const { role, offset, rows, stride, gates, columns } of network.plan.layers.flatMap(
    ({ parameters }) => parameters,
  ))
    if (role === 'bias')
      for (let at = 0; at < rows * stride; at++)
        if (at % (stride / gates) < columns) network.parameters[offset + at] = 0.3 * random.normal();
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (let id = 0; id < count; id++)
    data.upsert(
      id,
      Float32Array.from({ length: network.inputs }, () => random.normal()),
      Float32Array.from({ length: network.outputs }, (_, index) => (index % 3 === id % 3 ? 1 : 0)),
    );
  return { network, data };
}

function sizeOf(shape: Shape): number {
  switch (shape.kind) {
    case 'vector':
      return shape.units;
    case 'image':
      return shape.height * shape.width * shape.channels;
    case 'sequence':
      return shape.steps * shape.features;
  }
}
