import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createData, createRandom, createSampler, gather } from './data.mjs';
import { serve } from './serve.mjs';

/** `node tfjs.mjs cpu` or `wasm`. The same functions for both; the second has no gradient of a convolution. */
const backend = process.argv[2];
const require = createRequire(import.meta.url);
// One instance of the core for all of its packages: as CommonJS, in which their Node builds come.
const tf = require('@tensorflow/tfjs');
const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm');
const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
setWasmPaths(`${join(folder, 'dist')}/`);
await tf.setBackend(backend);
await tf.ready();

const random = createRandom(3);

/** He-like: uniform in ±√(6 ÷ inputs). */
function variable(shape, inputs) {
  const reach = Math.sqrt(6 / inputs);
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.variable(
    tf.tensor(
      Float32Array.from({ length: count }, () => reach * (2 * random() - 1)),
      shape,
    ),
  );
}

const zeros = (shape) => tf.variable(tf.zeros(shape));

/** Its fused kernel where it has one for the activation, else an operation more. */
function dense(inputs, outputs, activation) {
  const weights = variable([inputs, outputs], inputs);
  const bias = zeros([outputs]);
  const isFused = ['linear', 'relu', 'sigmoid'].includes(activation);
  const apply = (x) => {
    const sum = tf.fused.matMul({ a: x, b: weights, bias, activation: isFused ? activation : 'linear' });
    if (activation === 'tanh') return tf.tanh(sum);
    return activation === 'leakyRelu' ? tf.leakyRelu(sum, 0.2) : sum;
  };
  return { apply, variables: [weights, bias] };
}

function conv(inputs, filters) {
  const kernel = variable([3, 3, inputs, filters], 9 * inputs);
  const bias = zeros([filters]);
  const apply = (x) =>
    tf.fused.conv2d({ x, filter: kernel, strides: 1, pad: 'same', bias, activation: 'relu' });
  return { apply, variables: [kernel, bias] };
}

const pool = { apply: (x) => tf.maxPool(x, 2, 2, 'valid'), variables: [] };
const flatten = { apply: (x) => tf.reshape(x, [x.shape[0], -1]), variables: [] };

/** h, c of `units` over the steps of x [batch, steps] → the last h [batch, units]. */
function lstm(units) {
  const weights = variable([1 + units, 4 * units], 1 + units);
  const bias = zeros([4 * units]);
  const apply = (x) => {
    const [rows, steps] = x.shape;
    let hidden = tf.zeros([rows, units]);
    let cell = tf.zeros([rows, units]);
    for (const column of tf.split(x, steps, 1)) {
      const gates = tf.fused.matMul({ a: tf.concat([column, hidden], 1), b: weights, bias });
      const [input, forget, candidate, output] = tf.split(gates, 4, 1);
      const kept = tf.mul(tf.sigmoid(forget), cell);
      cell = tf.add(kept, tf.mul(tf.sigmoid(input), tf.tanh(candidate)));
      hidden = tf.mul(tf.sigmoid(output), tf.tanh(cell));
    }
    return hidden;
  };
  return { apply, variables: [weights, bias] };
}

const run = (layers, x) => layers.reduce((value, layer) => layer.apply(value), x);
const variablesOf = (layers) => layers.flatMap(({ variables }) => variables);
const squaredError = (output, target) => tf.mean(tf.squaredDifference(output, target));
const crossEntropy = (output, target) => tf.losses.softmaxCrossEntropy(target, output);

/** As it is meant to be used: gather a batch, minimize, read the loss, dispose. */
function training({ layers, data, batchSize, shape, loss, optimizer, note }) {
  return {
    note,
    prepare() {
      const { inputs, targets } = createData(data);
      const made = layers();
      const variables = variablesOf(made);
      const moves = optimizer();
      const next = createSampler(data.count, batchSize);
      return () =>
        tf.tidy(() => {
          const indices = next();
          const x = tf.tensor(gather(inputs, indices), [batchSize, ...(shape ?? [data.inputs])]);
          const t = tf.tensor(gather(targets, indices), [batchSize, data.targets]);
          const cost = moves.minimize(() => loss(run(made, x), t), true, variables);
          return cost.dataSync()[0];
        });
    },
  };
}

const drawings = () => [conv(1, 8), pool, conv(8, 16), pool, flatten, dense(784, 10, 'linear')];

const forgery = {
  prepare() {
    const { inputs } = createData({ inputs: 784, targets: 1, count: 640 });
    const generator = [dense(64, 128, 'relu'), dense(128, 784, 'sigmoid')];
    const discriminator = [dense(784, 128, 'leakyRelu'), dense(128, 1, 'linear')];
    const [forG, forD] = [tf.train.adam(0.001, 0.5, 0.999), tf.train.adam(0.001, 0.5, 0.999)];
    const next = createSampler(640, 32);
    const says = (logits, target) => tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, target), logits);
    return () =>
      tf.tidy(() => {
        const real = tf.tensor(gather(inputs, next()), [32, 784]);
        const fake = run(generator, tf.randomNormal([32, 64]));
        const lossD = forD.minimize(
          () => tf.add(says(run(discriminator, real), 1), says(run(discriminator, fake), 0)),
          true,
          variablesOf(discriminator),
        );
        const latent = tf.randomNormal([32, 64]);
        const lossG = forG.minimize(
          () => says(run(discriminator, run(generator, latent)), 1),
          true,
          variablesOf(generator),
        );
        return lossD.dataSync()[0] + lossG.dataSync()[0];
      });
  },
};

const guess = {
  prepare() {
    const layers = drawings();
    const [drawing] = createData({ inputs: 784, targets: 10, count: 1 }).inputs;
    return () => tf.tidy(() => run(layers, tf.tensor(drawing, [1, 28, 28, 1])).dataSync());
  },
};

const works = {
  W1: training({
    layers: () => [dense(2, 8, 'tanh'), dense(8, 8, 'tanh'), dense(8, 1, 'tanh')],
    data: { inputs: 2, targets: 1, count: 200 },
    batchSize: 10,
    loss: squaredError,
    optimizer: () => tf.train.sgd(0.03),
  }),
  W2: training({
    layers: () => [dense(12, 32, 'relu'), dense(32, 16, 'relu'), dense(16, 2, 'linear')],
    data: { inputs: 12, targets: 2, count: 640 },
    batchSize: 32,
    loss: crossEntropy,
    optimizer: () => tf.train.adam(0.003),
  }),
  W3: training({
    layers: () => [dense(784, 128, 'relu'), dense(128, 10, 'linear')],
    data: { inputs: 784, targets: 10, count: 640 },
    batchSize: 32,
    loss: crossEntropy,
    optimizer: () => tf.train.adam(0.001),
  }),
  W4: training({
    layers: drawings,
    data: { inputs: 784, targets: 10, count: 640 },
    batchSize: 32,
    shape: [28, 28, 1],
    loss: crossEntropy,
    optimizer: () => tf.train.adam(0.002),
  }),
  W5: forgery,
  W6: training({
    layers: () => [lstm(32), dense(32, 1, 'linear')],
    data: { inputs: 32, targets: 1, count: 640 },
    batchSize: 32,
    loss: squaredError,
    optimizer: () => tf.train.adam(0.005),
  }),
  W7: guess,
};
if (backend === 'wasm') delete works.W4;
serve(works);
