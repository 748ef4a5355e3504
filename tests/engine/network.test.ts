import { describe, expect, test } from 'vitest';
import {
  compile,
  DataSet,
  loadKernelsNow,
  loadModel,
  type NetworkSpec,
  saveModel,
} from '#shared/engine/index.ts';
import { bitsOf, smallSpec, smallTraining } from './support/small-training.ts';

const kernels = loadKernelsNow();
const compiled = (spec: Partial<NetworkSpec> = {}) =>
  compile({ ...smallSpec, ...spec }, { kernels, rows: 4 });

describe('compiling', () => {
  test('counts the real parameters, and pads every row to four floats', () => {
    const network = compiled();
    expect(network.parameterCount).toBe(2 * 5 + 5 + 5 * 3 + 3);
    expect(network.parameters).toHaveLength(2 * 8 + 8 + 5 * 4 + 4);
  });

  test('the same seed gives the same weights, another one others, and zero gives zeros', () => {
    expect(bitsOf(compiled())).toBe(bitsOf(compiled()));
    expect(bitsOf(compiled({ seed: 12 }))).not.toBe(bitsOf(compiled()));
    expect(compiled({ initialization: 'zero' }).parameters.every((value) => value === 0)).toBe(true);
  });

  test('first weights stay within Glorot’s radius, or He’s for relu', () => {
    const spread = (activation: 'tanh' | 'relu'): number => {
      const network = compiled({
        inputs: 50,
        layers: [{ kind: 'dense', units: 100, activation }],
        loss: 'arctan',
      });
      return Math.max(...network.parameters.map(Math.abs));
    };
    expect(spread('tanh') / Math.sqrt(6 / 150)).toBeCloseTo(1, 2);
    expect(spread('relu') / Math.sqrt(6 / 50)).toBeCloseTo(1, 2);
  });

  test('is quick, and freed memory is used again', () => {
    const own = loadKernelsNow();
    const before = own.arena.bytes;
    for (let round = 0; round < 50; round++) compile(smallSpec, { kernels: own, rows: 100 }).free();
    expect(own.arena.bytes).toBe(before);
    expect(own.arena.floats.length).toBeLessThan(100_000);
  });

  const wrong: [string, object, string][] = [
    ['no inputs', { inputs: 0 }, 'inputs should be a whole number from 1 to 65536, but is 0.'],
    ['no layers', { layers: [] }, 'layers should be a list of at least one layer, but is [].'],
    ['an unknown layer', { layers: [{ kind: 'dence' }] }, 'layers[0].kind should be one of dense'],
    [
      'half a unit',
      { layers: [{ kind: 'dense', units: 1.5, activation: 'tanh' }] },
      'layers[0].units should be a whole number from 1 to 65536, but is 1.5.',
    ],
    [
      'an unknown activation',
      { layers: [{ kind: 'dense', units: 3, activation: 'tan' }] },
      'layers[0].activation should be one of linear, sigmoid, tanh, relu, leakyRelu, but is "tan".',
    ],
    [
      'no logits',
      { layers: [{ kind: 'dense', units: 3, activation: 'tanh' }] },
      'layers[0].activation should be \'linear\' (logits) with softmaxCrossEntropy, but is "tanh".',
    ],
    ['an unknown loss', { loss: 'l1' }, 'loss should be one of meanSquaredError'],
    [
      'a negative rate',
      { optimizer: { kind: 'sgd', learningRate: -1 } },
      'should be a number above 0, but is -1.',
    ],
    ['a seed that is none', { seed: 'x' }, 'seed should be a whole number from 0 to 4294967295, but is "x".'],
    [
      'a short normalization',
      { normalization: { offset: [1], scale: [1, 1] } },
      'normalization.offset should be 2 numbers, but is [1].',
    ],
  ];
  test.each(wrong)('%s is refused with a sentence', (_, part, sentence) => {
    expect(() => compiled(part as Partial<NetworkSpec>)).toThrow(sentence);
  });
});

describe('predicting', () => {
  test('a cross-entropy’s predictions are probabilities', () => {
    const network = compiled();
    const [a, b, c] = network.predict(new Float32Array([0.3, -2]), 1);
    expect(a + b + c).toBeCloseTo(1, 6);
    expect(network.activationOf(1, 0, 2)).toBe(c);
  });

  test('rows do not influence each other', () => {
    const network = compiled();
    const together = network.predict(new Float32Array([1, 2, -1, 0.5, 3, 3]), 3).slice();
    const alone = network.predict(new Float32Array([-1, 0.5]), 1);
    expect([...alone]).toEqual([...together.subarray(3, 6)]);
  });

  test('a unit’s answers to all rows can be read at once', () => {
    const network = compiled();
    network.predict(new Float32Array([1, 2, -1, 0.5, 3, 3]), 3);
    const surface = new Float32Array(3);
    network.copyActivations(0, 4, 3, surface);
    expect([...surface]).toEqual([0, 1, 2].map((row) => network.activationOf(0, row, 4)));
  });

  test('normalized inputs give what raw inputs give to a network without normalization', () => {
    const raw = compiled({ normalization: { offset: [40, 50_000], scale: [1 / 20, 1 / 30_000] } });
    const plain = compiled();
    const [expected] = plain.predict(new Float32Array([0.5, -1]), 1);
    expect(raw.predict(new Float32Array([50, 20_000]), 1)[0]).toBeCloseTo(expected, 6);
  });

  test('views survive the growth of the arena when fetched anew', () => {
    const own = loadKernelsNow();
    const network = compile(smallSpec, { kernels: own, rows: 4 });
    const before = [...network.parameters];
    compile({ ...smallSpec, inputs: 1000 }, { kernels: own, rows: 4000 });
    expect([...network.parameters]).toEqual(before);
    expect(network.predict(new Float32Array([0.3, -2]), 1)[0]).toBeGreaterThan(0);
  });

  test('a memory that grows in the middle of a prediction does not harm it', () => {
    const own = loadKernelsNow();
    const networks = Array.from({ length: 40 }, () => compile(smallSpec, { kernels: own, rows: 16 }));
    const inputs = new Float32Array(32).fill(0.5);
    const [expected] = networks[0].predict(inputs, 1);
    const before = own.arena.floats.length;
    for (const network of networks) {
      for (let rows = 1; rows <= 16; rows++) expect(network.predict(inputs, rows)[2]).not.toBeNaN();
      expect(network.predict(inputs, 16)[45]).toBe(expected);
    }
    expect(own.arena.floats.length).toBeGreaterThan(before);
  });

  test('wrong numbers of rows, inputs and parameters are refused with a sentence', () => {
    const network = compiled();
    expect(() => network.predict(new Float32Array(10), 5)).toThrow(
      'This network takes up to 4 rows at once, got 5.',
    );
    expect(() => network.predict(new Float32Array(3), 2)).toThrow('2 rows of 2 inputs are 4 numbers, got 3.');
    expect(() => network.setParameters(new Float32Array(3))).toThrow(
      'parameters should have 48 numbers, but has 3.',
    );
    const broken = network.parameters.slice();
    broken[5] = NaN;
    expect(() => network.setParameters(broken)).toThrow(
      'parameters[5] should be a finite number, but is NaN.',
    );
    network.free();
    expect(() => network.predict(new Float32Array(2), 1)).toThrow('This network was freed.');
  });
});

describe('data sets', () => {
  test('examples come, change and go under their ids', () => {
    const data = new DataSet({ inputs: 2, targets: 1, capacity: 1 });
    for (const id of [7, 3, 5]) data.upsert(id, [id, -id], [1]);
    data.upsert(3, [9, 9], [0], 2);
    data.remove(7);
    expect(data.ids()).toEqual([3, 5]);
    expect([...data.inputOf(3), ...data.targetOf(3), data.weightOf(3)]).toEqual([9, 9, 0, 2]);
    expect([data.size, data.has(7), data.remove(7)]).toEqual([2, false, false]);
  });

  test('bad examples are refused with a sentence and change nothing', () => {
    const data = new DataSet({ inputs: 2, targets: 1 });
    expect(() => data.upsert(1, [1], [1])).toThrow('input should have 2 numbers, but has 1.');
    expect(() => data.upsert(1, [1, NaN], [1])).toThrow('input[1] should be a finite number, but is NaN.');
    expect(() => data.upsert(1, [1, 1], [Infinity])).toThrow('target[0] should be a finite number');
    expect(() => data.upsert(-1, [1, 1], [1])).toThrow("An example's id should be");
    expect(() => data.inputOf(4)).toThrow('There is no example 4.');
    expect(data.size).toBe(0);
  });
});

describe('model files', () => {
  test('a saved model is the same network elsewhere', () => {
    const { network, trainer } = smallTraining({ normalization: { offset: [0.5, 0], scale: [2, 1] } });
    trainer.iterate();
    const copy = loadModel(saveModel(network), { kernels: loadKernelsNow(), rows: 2 });
    expect(copy.spec).toEqual(network.spec);
    expect(bitsOf(copy)).toBe(bitsOf(network));
  });

  test('what is no model is refused with a sentence', () => {
    const { json, weights } = saveModel(compiled());
    const options = { kernels, rows: 1 };
    expect(() => loadModel({ json: 'x', weights }, options)).toThrow('This JSON is not a model: x');
    expect(() => loadModel({ json, weights: weights.slice(4) }, options)).toThrow(
      'The weights should have 192 bytes, but have 188.',
    );
  });
});
