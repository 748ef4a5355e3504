import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrainer, DataSet } from '#shared/engine/index.ts';
import { asTrained } from '#shared/activities/plane/network-spec.ts';
import { batchPulls, weightAt } from '#client/activities/plane/inside/batch-pulls.ts';
import { neuronColumns } from '#client/components/explain/neuron-numbers.ts';
import { digitsForSum, rounded, shownValue, type Column } from '#client/components/explain/rounding.ts';
import { synapseColumns } from '#client/components/explain/synapse-numbers.ts';
import { inside, situations } from './random-networks.ts';

const runs = { numRuns: 400, seed: 1 };

/** Whole units of the column's last digit between two numbers. */
function unitsBetween(a: number, b: number, { exponent, digits }: Column): number {
  return Math.round((Math.abs(a - b) / 10 ** exponent) * 10 ** digits);
}

/** What a reader of the screen takes a number for. */
function read(value: number, column: Column): number {
  return shownValue(value, column) * 10 ** column.exponent;
}

/** A product worked out by hand is rounded like everything in its column. */
function worked(value: number, { exponent, digits }: Column): number {
  return rounded(value / 10 ** exponent, digits) * 10 ** exponent;
}

test('shown terms add up to the shown z, and shown factors make the shown terms', () => {
  fc.assert(
    fc.property(situations, (situation) =>
      inside(situation, ({ why }) => {
        const said = why(1);
        const { weights, inputs, terms } = neuronColumns(said);
        const shown = [...said.terms, said.bias].map((term) => read(term, terms));
        const sum = shown.reduce((total, term) => total + term, 0);
        expect(unitsBetween(sum, read(said.z, terms), terms)).toBeLessThanOrEqual(1);
        said.terms.forEach((term, index) => {
          const product = read(said.weights[index]!, weights) * read(said.inputs[index]!, inputs);
          expect(unitsBetween(worked(product, terms), read(term, terms), terms)).toBeLessThanOrEqual(1);
        });
      }),
    ),
    runs,
  );
});

test('shown parts make the shown δ', () => {
  fc.assert(
    fc.property(situations, (situation) =>
      inside(situation, ({ why }) => {
        const said = why(1);
        const { back, slope, delta } = neuronColumns(said);
        const [first] = said.parts;
        const steep = read(said.slope, slope);
        if (back.kind === 'several') {
          const shown = said.parts.reduce((total, part) => total + read(part.product, back.products), 0);
          expect(unitsBetween(shown, read(back.sum, back.products), back.products)).toBeLessThanOrEqual(1);
        }
        const made =
          back.kind === 'loss'
            ? read(first!.product, back.product)
            : back.kind === 'several'
              ? read(back.sum, back.products)
              : first?.from === 'neuron'
                ? read(first.weight, back.weight) * read(first.delta, back.delta)
                : NaN;
        expect(unitsBetween(worked(made * steep, delta), read(said.delta, delta), delta)).toBeLessThanOrEqual(
          1,
        );
      }),
    ),
    runs,
  );
});

test('every number on the card is the engine’s to the shown digits', () => {
  fc.assert(
    fc.property(situations, (situation) =>
      inside(situation, ({ network, layer, neuron, why }) => {
        const said = why(1);
        const columns = neuronColumns(said);
        const { x, y } = situation.examples[1]!;
        network.predict(Float32Array.from([x, y]), 1);
        const view = network.layers[layer]!;
        const isLogit = layer === network.layers.length - 1 && situation.settings.loss === 'crossEntropy';
        if (!isLogit)
          expect(read(said.output, columns.output)).toBe(
            read(network.activationOf(layer, 0, neuron), columns.output),
          );
        said.weights.forEach((weight, input) =>
          expect(read(weight, columns.weights)).toBe(read(view.weight(neuron, input), columns.weights)),
        );
        expect(Math.abs(read(said.z, columns.terms) - said.z)).toBeLessThanOrEqual(
          0.5000001 * 10 ** (columns.terms.exponent - columns.terms.digits),
        );
      }),
    ),
    runs,
  );
});

test('pulls sum to the step of plain SGD, on every synapse and bias', () => {
  fc.assert(
    fc.property(situations, (situation) =>
      inside(situation, ({ network, layer, neuron }) => {
        const { examples, settings } = situation;
        const batch = Object.keys(examples).map(Number);
        const data = new DataSet({ inputs: 2, targets: network.outputs });
        for (const id of batch) {
          const { input, target } = asTrained(examples[id]!, { settings, set: 'empty' });
          data.upsert(id, input, target);
        }
        const { inputs } = network.layers[layer]!;
        const pulls = Array.from({ length: inputs + 1 }, (_, input) =>
          batchPulls(network, { layer, neuron, input }, { examples, batch, settings, set: 'empty' }),
        );
        const trainer = createTrainer({ network, data, batchSize: batch.length, seed: 1 });
        trainer.forward();
        trainer.loss();
        trainer.delta();
        const [weights, bias] = network.plan.layers[layer]!.parameters;
        pulls.forEach(({ sum, pulls: each }, input) => {
          const block = input < inputs ? weights : bias;
          if (!block) return expect(sum).toBe(0);
          const at = block.offset + (input < inputs ? input * block.stride : 0) + neuron;
          const step = -settings.learningRate * trainer.gradients[at]!;
          const size = each.reduce((total, { value }) => total + Math.abs(value), 0);
          // Where a gradient nearly cancels, 32 bits leave a rest.
          const rest = 1e-3 * settings.learningRate;
          expect(Math.abs(sum - step)).toBeLessThanOrEqual(1e-5 * Math.max(size, rest));
        });
        trainer.free();
      }),
    ),
    runs,
  );
});

test('shown pulls add up to their shown sum, which is −η times the shown gradient', () => {
  fc.assert(
    fc.property(situations, (situation) =>
      inside(situation, ({ network, layer, neuron }) => {
        const { examples, settings } = situation;
        const batch = Object.keys(examples).map(Number);
        const at = { layer, neuron, input: situation.pick % (network.layers[layer]!.inputs + 1) };
        const pulls = batchPulls(network, at, { examples, batch, settings, set: 'empty' });
        const { learningRate } = settings;
        const facts = { kind: 'now', weight: weightAt(network, at), batch: pulls } as const;
        const view = {
          title: '',
          facts,
          iteration: 1,
          learningRate,
          otherOptimizer: undefined,
          isRunning: false,
        };
        const columns = synapseColumns(view);
        const shown = pulls.pulls.reduce((total, { value }) => total + read(value, columns.pulls), 0);
        const sum = read(pulls.sum, columns.pulls);
        expect(unitsBetween(shown, sum, columns.pulls)).toBeLessThanOrEqual(1);
        const again = worked(-learningRate * read(pulls.gradient, columns.gradient), columns.pulls);
        expect(unitsBetween(again, sum, columns.pulls)).toBeLessThanOrEqual(1);
      }),
    ),
    runs,
  );
});

test('more digits are shown where three would not add up', () => {
  const terms = [0.1235, 0.1235, 0.1235, 0.1235, 0.1235];
  expect(digitsForSum([0.25, 0.5])).toBe(3);
  expect(digitsForSum(terms)).toBe(4);
});
