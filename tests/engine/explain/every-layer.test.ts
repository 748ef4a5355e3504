import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createTrainer,
  explain,
  explainStep,
  l2PullsOf,
  type Network,
  pullsOf,
} from '#shared/engine/index.ts';
import type { SequenceShape } from '#shared/engine/layers/shape.ts';
import type { RecurrentSpec } from '#shared/engine/spec.ts';
import { biasPlaceOf, isRecurrent, wiringOf } from '#shared/engine/explain/synapses.ts';
import { builtFrom, networks } from './random-network.ts';

const SEED = 61;
const RUNS = 60;

/** Nearly nothing is exact where float32 sums went other ways: relative to the largest, and to 1e-2 at least. */
function gap(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let largest = 1e-2;
  let most = 0;
  for (let index = 0; index < one.length; index++) {
    largest = Math.max(largest, Math.abs(other[index]));
    most = Math.max(most, Math.abs(one[index] - other[index]));
  }
  return most / largest;
}

test('the pulls of a batch and the pull of L2 sum to plain SGD’s step, for every kind of layer', () => {
  fc.assert(
    fc.property(networks, (spec) => {
      // What dropout forgets is drawn anew in each iteration: a pull is asked of the whole network.
      fc.pre(spec.layers.every(({ kind }) => kind !== 'dropout'));
      const { network, data } = builtFrom(spec, 6);
      const trainer = createTrainer({ network, data, batchSize: 6, seed: 1 });
      trainer.forward();
      trainer.loss();
      trainer.delta();
      const { learningRate, l2 = 0 } = spec.optimizer;
      const decays = l2PullsOf(network);
      const steps = trainer.gradients.map((gradient, at) => -learningRate * gradient + decays[at]);
      const pulls = sumOf([
        ...data
          .ids()
          .map((id) =>
            pullsOf(network, { input: data.inputOf(id), target: data.targetOf(id), batchSize: 6 }),
          ),
        decays,
      ]);
      expect(gap(pulls, steps)).toBeLessThan(1e-5);
      const before = network.parameters.slice();
      trainer.update();
      const moved = network.parameters.map((weight, at) => weight - before[at]);
      expect(gap(moved, steps)).toBeLessThan(1e-4); // w itself is rounded
      expect(l2 > 0).toBe(decays.some((pull) => pull !== 0));
      network.free();
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('z is bias and terms, y is f(z), δ is f′(z) times its parts, on every neuron of every kind of layer', () => {
  fc.assert(
    fc.property(networks, (spec) => {
      const { network, data } = builtFrom(spec, 1);
      const example = { input: data.inputOf(0), target: data.targetOf(0), batchSize: 1 };
      network.plan.layers.forEach((planned, layer) => {
        if (isRecurrent(planned)) return;
        const { activation, outputs } = network.layers[layer];
        for (let neuron = 0; neuron < outputs; neuron += 1 + Math.floor(outputs / 7)) {
          const why = explain(network, { ...example, layer, neuron });
          expect(why.z).toBeCloseTo(why.bias + why.terms.reduce((sum, term) => sum + term, 0), 4);
          expect(gap([why.output], [functions[activation](why.z)])).toBeLessThan(1e-5);
          const parts = why.parts.reduce((sum, { product }) => sum + product, 0);
          expect(gap([why.delta], [why.slope * parts])).toBeLessThan(1e-5);
          if (biasPlaceOf(planned, neuron) !== undefined)
            expect(why.biasPull).toBeCloseTo(-spec.optimizer.learningRate * why.delta, 6);
        }
      });
      network.free();
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('the pulls of all places that share a weight sum to the weight’s own', () => {
  fc.assert(
    fc.property(networks, (spec) => {
      const { network, data } = builtFrom(spec, 1);
      const example = { input: data.inputOf(0), target: data.targetOf(0), batchSize: 1 };
      const own = pullsOf(network, example);
      network.plan.layers.forEach((planned, layer) => {
        if (!['dense', 'conv2d', 'convTranspose2d'].includes(planned.spec.kind)) return;
        const [{ offset, rows, stride }] = planned.parameters;
        const summed = new Float64Array(rows * stride);
        for (let neuron = 0; neuron < network.layers[layer].outputs; neuron++) {
          const { pulls } = explain(network, { ...example, layer, neuron });
          wiringOf(planned)
            .into(planned, neuron)
            .forEach(({ place }, index) => (summed[place! - offset] += pulls[index]));
        }
        expect(gap(summed, own.subarray(offset, offset + rows * stride))).toBeLessThan(1e-5);
      });
      network.free();
    }),
    { seed: SEED, numRuns: 25 },
  );
});

test('every gate of a recurrent layer is explained at every step, and its δ sum to its bias’s gradient', () => {
  let looked = 0;
  fc.assert(
    fc.property(networks, (spec) => {
      const { network, data } = builtFrom(spec, 1);
      const example = { input: data.inputOf(0), target: data.targetOf(0), batchSize: 1 };
      const { learningRate } = spec.optimizer;
      const pulls = pullsOf(network, example);
      network.plan.layers.forEach((planned, layer) => {
        if (!isRecurrent(planned)) return;
        looked += 1;
        const { units } = planned.spec as RecurrentSpec;
        const { steps } = planned.input as SequenceShape;
        const bias = planned.parameters[2];
        for (let unit = 0; unit < units; unit++) {
          const why = Array.from({ length: steps }, (_, step) =>
            explainStep(network, { ...example, layer, unit, step }),
          );
          why[0].gates.forEach((_, gate) => {
            for (const { gates } of why) expectGate(gates[gate]);
            const delta = why.reduce((sum, { gates }) => sum + gates[gate].delta, 0);
            const place = bias.offset + (gate * bias.stride) / bias.gates + unit;
            expect(gap([-learningRate * delta], [pulls[place]])).toBeLessThan(1e-5);
          });
          expect(why.at(-1)!.state).toBe(lastStateOf(network, layer, unit, example.input));
        }
      });
      network.free();
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(looked).toBeGreaterThan(15);
});

type Gate = ReturnType<typeof explainStep>['gates'][number];

function expectGate({ name, z, output, slope, inputTerms, stateTerms, ...gate }: Gate): void {
  const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);
  const carried = gate.carriedScale * (gate.carriedBias + sum(stateTerms));
  expect(z).toBeCloseTo(gate.bias + sum(inputTerms) + carried, 5);
  const isSigned = name === 'state' || name === 'candidate';
  expect(output).toBeCloseTo(functions[isSigned ? 'tanh' : 'sigmoid'](z), 5);
  expect(slope).toBeCloseTo(isSigned ? 1 - output ** 2 : output * (1 - output), 6);
}

const functions = {
  linear: (z: number) => z,
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z: number) => Math.max(0, z),
  leakyRelu: (z: number) => (z > 0 ? z : 0.2 * z),
};

/** What the network itself hands on at the last step. */
function lastStateOf(network: Network, layer: number, unit: number, input: Float32Array): number {
  network.predict(input, 1);
  const { units } = network.plan.layers[layer].spec as RecurrentSpec;
  return network.activationOf(layer, 0, network.layers[layer].outputs - units + unit);
}

function sumOf(runs: readonly Float32Array[]): Float64Array {
  const sum = new Float64Array(runs[0].length);
  for (const run of runs) run.forEach((value, at) => (sum[at] += value));
  return sum;
}

test('a neuron of a recurrent layer is asked at a step, and no other layer has steps', () => {
  const spec = {
    inputs: 6,
    inputShape: { kind: 'sequence', steps: 3, features: 2 },
    layers: [
      { kind: 'gru', units: 2 },
      { kind: 'dense', units: 3, activation: 'linear' },
    ],
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    seed: 1,
  } as const;
  const { network, data } = builtFrom(spec, 1);
  const example = { input: data.inputOf(0), target: data.targetOf(0), batchSize: 1 };
  expect(() => explain(network, { ...example, layer: 0, neuron: 0 })).toThrow(
    'A neuron of a gru layer is explained at a step: explainStep().',
  );
  expect(() => explainStep(network, { ...example, layer: 1, unit: 0, step: 0 })).toThrow(
    'explainStep() takes a recurrent layer; layer 1 is dense.',
  );
  expect(() => explainStep(network, { ...example, layer: 0, unit: 0, step: 3 })).toThrow(
    'Layer 0 has 2 units and 3 steps, but not unit 0 at step 3.',
  );
});
