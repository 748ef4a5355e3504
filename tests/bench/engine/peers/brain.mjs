import brain from 'brain.js';
import { createData, createSampler } from './data.mjs';
import { serve } from './serve.mjs';

/** It has no batches: a step is as many single updates as a batch has examples. */
const ONE_BY_ONE = 'no batches: as many single updates';

function training({ note, layers, data, batchSize, activation, options }) {
  return {
    note: `${ONE_BY_ONE}; ${note}`,
    prepare() {
      const { inputs, targets } = createData(data);
      const net = new brain.NeuralNetwork({
        inputSize: data.inputs,
        hiddenLayers: layers,
        outputSize: data.targets,
        activation,
      });
      net.updateTrainingOptions(options);
      net.initialize();
      const next = createSampler(data.count, batchSize);
      return () => {
        // The second argument asks for the error, as a loss is part of a step.
        for (const index of next()) net.trainPattern({ input: inputs[index], output: targets[index] }, true);
      };
    },
  };
}

const adam = (learningRate) => ({ learningRate, praxis: 'adam', beta1: 0.9, beta2: 0.999 });

serve({
  W1: training({
    note: 'SGD with a momentum of .1, since it takes none of 0',
    layers: [8, 8],
    data: { inputs: 2, targets: 1, count: 200 },
    batchSize: 10,
    activation: 'tanh',
    options: { learningRate: 0.03, momentum: 0.1 },
  }),
  W2: training({
    note: 'squared error for cross-entropy, relu outputs',
    layers: [32, 16],
    data: { inputs: 12, targets: 2, count: 640 },
    batchSize: 32,
    activation: 'relu',
    options: adam(0.003),
  }),
  W3: training({
    note: 'squared error for cross-entropy, relu outputs',
    layers: [128],
    data: { inputs: 784, targets: 10, count: 640 },
    batchSize: 32,
    activation: 'relu',
    options: adam(0.001),
  }),
  W6: {
    note: `${ONE_BY_ONE}; its own optimizer (RMSProp-like), an output at every step`,
    prepare() {
      const { inputs } = createData({ inputs: 32, targets: 1, count: 640 });
      const net = new brain.recurrent.LSTMTimeStep({ inputSize: 1, hiddenLayers: [32], outputSize: 1 });
      const series = inputs.map((row) => Array.from(row, (value) => Float32Array.of(value)));
      net.initialize();
      const next = createSampler(series.length, 32);
      return () => {
        for (const index of next()) net.trainPattern(series[index], true);
      };
    },
  },
});
