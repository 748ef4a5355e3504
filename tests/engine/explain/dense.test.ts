import { describe, expect, test } from 'vitest';
import { explain, type LossName, type NetworkSpec } from '#shared/engine/index.ts';
import { createRandom } from '#shared/engine/math/random.ts';
import { smallTraining } from '../support/small-training.ts';

const optimizer = { kind: 'sgd', learningRate: 0.3 } as const;

function twoHiddenLayers(loss: LossName): Partial<NetworkSpec> {
  const isLogits = loss === 'softmaxCrossEntropy' || loss === 'binaryCrossEntropy';
  return {
    layers: [
      { kind: 'dense', units: 4, activation: 'tanh' },
      { kind: 'dense', units: 5, activation: 'sigmoid' },
      { kind: 'dense', units: 3, activation: isLogits ? 'linear' : 'tanh' },
    ],
    loss,
    optimizer,
  };
}

describe.each(['meanSquaredError', 'arctan', 'softmaxCrossEntropy', 'binaryCrossEntropy'] as const)(
  'with %s',
  (loss) => {
    test('the pulls of a batch sum to what plain SGD does to every synapse', () => {
      const { network, data, trainer } = smallTraining(twoHiddenLayers(loss));
      for (let iteration = 0; iteration < 3; iteration++) trainer.iterate();
      const before = network.layers.map((layer) => ({
        weight: Array.from({ length: layer.outputs }, (_, o) =>
          Array.from({ length: layer.inputs }, (_, i) => layer.weight(o, i)),
        ),
      }));
      trainer.forward();
      const ids = [...trainer.batchIds()];
      const explained = network.layers.map((layer, index) =>
        Array.from({ length: layer.outputs }, (_, neuron) =>
          ids.map((id) =>
            explain(network, {
              input: data.inputOf(id),
              target: data.targetOf(id),
              layer: index,
              neuron,
              batchSize: ids.length,
            }),
          ),
        ),
      );
      trainer.loss();
      trainer.delta();
      const gradient = (layer: number, output: number, input: number): number => {
        const { offset, stride } = network.plan.layers[layer].parameters[0];
        return trainer.gradients[offset + input * stride + output];
      };
      network.layers.forEach((layer, index) => {
        for (let output = 0; output < layer.outputs; output++) {
          for (let input = 0; input < layer.inputs; input++) {
            const pulls = explained[index][output].reduce((sum, { pulls }) => sum + pulls[input], 0);
            const step = -optimizer.learningRate * gradient(index, output, input);
            expect(Math.abs(pulls - step)).toBeLessThanOrEqual(1e-5 * Math.max(0.01, Math.abs(step)));
          }
        }
      });
      trainer.update();
      const moved = network.layers[0].weight(2, 1) - before[0].weight[2][1];
      const pull = explained[0][2].reduce((sum, { pulls }) => sum + pulls[1], 0);
      expect(moved).toBeCloseTo(pull, 6);
    });

    test('z is the bias and the terms, δ is the slope times its parts, on every neuron', () => {
      const { network, data } = smallTraining(twoHiddenLayers(loss));
      network.layers.forEach((layer, index) => {
        for (let neuron = 0; neuron < layer.outputs; neuron++) {
          const why = explain(network, {
            input: data.inputOf(3),
            target: data.targetOf(3),
            layer: index,
            neuron,
            batchSize: 1,
          });
          expect(why.z).toBeCloseTo(why.bias + why.terms.reduce((sum, term) => sum + term, 0), 6);
          expect(why.terms[0]).toBeCloseTo(why.weights[0] * why.inputs[0], 6);
          expect(why.delta).toBeCloseTo(
            why.slope * why.parts.reduce((sum, { product }) => sum + product, 0),
            6,
          );
          expect(why.biasPull).toBeCloseTo(-0.3 * why.delta, 6);
        }
      });
    });
  },
);

test('what a neuron answers is what the screen shows', () => {
  const { network, data } = smallTraining(twoHiddenLayers('meanSquaredError'));
  const random = createRandom(1);
  const input = Float32Array.from([random.normal(), random.normal()]);
  const prediction = network.predict(input, 1).slice();
  const options = { input, target: data.targetOf(0), batchSize: 4 };
  expect(explain(network, { ...options, layer: 2, neuron: 1 }).output).toBe(prediction[1]);
  expect(explain(network, { ...options, layer: 0, neuron: 3 }).output).toBe(network.activationOf(0, 0, 3));
});

test('softmax with cross-entropy has the textbook’s δ = p − t', () => {
  const { network, data } = smallTraining();
  const [p] = network.predict(data.inputOf(0), 1);
  const options = { input: data.inputOf(0), target: data.targetOf(0), layer: 1, neuron: 0, batchSize: 1 };
  expect(explain(network, options).delta).toBeCloseTo(p - data.targetOf(0)[0], 6);
});

test('a neuron that does not exist is refused with a sentence', () => {
  const { network } = smallTraining();
  const options = { input: [0, 0], target: [0, 0, 1], batchSize: 1 };
  expect(() => explain(network, { ...options, layer: 0, neuron: 5 })).toThrow(
    'Layer 0 has 5 neurons, but not number 5.',
  );
  expect(() => explain(network, { ...options, layer: 2, neuron: 0 })).toThrow('There is no layer 2, only 2.');
  expect(() => explain(network, { ...options, layer: 0, neuron: 0, input: [1] })).toThrow(
    'input should have 2 numbers, but has 1.',
  );
});
