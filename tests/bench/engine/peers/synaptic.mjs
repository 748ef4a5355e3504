import synaptic from 'synaptic';
import { createData, createSampler } from './data.mjs';
import { serve } from './serve.mjs';

const { Architect, Neuron } = synaptic;

/** Its networks become generated code at the first activation; a step is as many single updates as a batch has examples. */
function training({ note, sizes, data, batchSize, squash, rate }) {
  return {
    note: `no batches: as many single updates; ${note}`,
    prepare() {
      const { inputs, targets } = createData(data);
      const examples = inputs.map((row, index) => [Array.from(row), Array.from(targets[index])]);
      const net = new Architect.Perceptron(...sizes);
      for (const layer of [...net.layers.hidden, net.layers.output]) layer.set({ squash });
      const next = createSampler(data.count, batchSize);
      let loss = 0;
      return () => {
        for (const index of next()) {
          const [input, target] = examples[index];
          const output = net.activate(input);
          for (let unit = 0; unit < target.length; unit++) loss += (output[unit] - target[unit]) ** 2;
          net.propagate(rate, target);
        }
        return loss;
      };
    },
  };
}

serve({
  W1: training({
    note: 'tanh, plain SGD',
    sizes: [2, 8, 8, 1],
    data: { inputs: 2, targets: 1, count: 200 },
    batchSize: 10,
    squash: Neuron.squash.TANH,
    rate: 0.03,
  }),
  W2: training({
    note: 'squared error for cross-entropy, SGD for Adam',
    sizes: [12, 32, 16, 2],
    data: { inputs: 12, targets: 2, count: 640 },
    batchSize: 32,
    squash: Neuron.squash.RELU,
    rate: 0.003,
  }),
});
