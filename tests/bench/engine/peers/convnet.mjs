import convnet from 'convnetjs';
import { createData, createSampler } from './data.mjs';
import { serve } from './serve.mjs';

const { Net, SGDTrainer, Vol } = convnet;

const image = (row) => volume(row, 28);

function volume(row, side) {
  const made = side ? new Vol(side, side, 1, 0) : new Vol(1, 1, row.length, 0);
  made.w.set(row);
  return made;
}

function build(layers) {
  const net = new Net();
  net.makeLayers(layers);
  return net;
}

/** One step: as many examples as a batch has; the trainer updates after the last. */
function training({ layers, data, batchSize, toVolume = (row) => volume(row), answer, ...options }) {
  return {
    ...options,
    prepare() {
      const { inputs, labels, targets } = createData(data);
      const volumes = inputs.map(toVolume);
      const trainer = new SGDTrainer(build(layers), { batch_size: batchSize, ...options.trainer });
      const next = createSampler(data.count, batchSize);
      return () => {
        for (const index of next()) trainer.train(volumes[index], answer({ labels, targets }, index));
      };
    },
  };
}

const input = (depth) => ({ type: 'input', out_sx: 1, out_sy: 1, out_depth: depth });
const dense = (num_neurons, activation) => ({ type: 'fc', num_neurons, activation });
const softmax = (num_classes) => ({ type: 'softmax', num_classes });
const adam = (learning_rate) => ({ method: 'adam', learning_rate, beta1: 0.9, beta2: 0.999 });
const label = ({ labels }, index) => labels[index];

const drawings = [
  { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
  { type: 'conv', sx: 3, filters: 8, stride: 1, pad: 1, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'conv', sx: 3, filters: 16, stride: 1, pad: 1, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  softmax(10),
];

serve({
  W1: training({
    note: 'linear output: its regression layer has no tanh',
    layers: [input(2), dense(8, 'tanh'), dense(8, 'tanh'), { type: 'regression', num_neurons: 1 }],
    data: { inputs: 2, targets: 1, count: 200 },
    batchSize: 10,
    trainer: { method: 'sgd', learning_rate: 0.03, momentum: 0 },
    answer: ({ targets }, index) => Array.from(targets[index]),
  }),
  W2: training({
    layers: [input(12), dense(32, 'relu'), dense(16, 'relu'), softmax(2)],
    data: { inputs: 12, targets: 2, count: 640 },
    batchSize: 32,
    trainer: adam(0.003),
    answer: label,
  }),
  W3: training({
    layers: [input(784), dense(128, 'relu'), softmax(10)],
    data: { inputs: 784, targets: 10, count: 640 },
    batchSize: 32,
    trainer: adam(0.001),
    answer: label,
  }),
  W4: training({
    layers: drawings,
    data: { inputs: 784, targets: 10, count: 640 },
    batchSize: 32,
    toVolume: image,
    trainer: adam(0.002),
    answer: label,
  }),
  W7: {
    prepare() {
      const net = build(drawings);
      const drawing = image(createData({ inputs: 784, targets: 10, count: 1 }).inputs[0]);
      return () => net.forward(drawing, false);
    },
  },
});
