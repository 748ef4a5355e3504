import { expect, test } from 'vitest';
import { answersTo } from '#client/activities/plane/answers.ts';
import { PlaneSampler } from '#client/activities/plane/plane-fields.ts';
import { compile, loadKernels, type NetworkSpec } from '#shared/engine/index.ts';
import { axesOf } from '#shared/activities/plane/axes.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneSettings } from '#shared/activities/plane/state.ts';

const SIDE = 9;

async function networkOf(settings: Partial<PlaneSettings> = {}) {
  const state = plane.initial();
  const spec: NetworkSpec = networkSpec({ ...state, settings: { ...state.settings, ...settings } });
  return compile(spec, { kernels: await loadKernels(), rows: SIDE * SIDE });
}

test('the field is the network’s own answer, the upper left corner first', async () => {
  const network = await networkOf();
  const { output } = new PlaneSampler(SIDE, axesOf('empty')).sample(network, { withNeurons: false });
  const corner = output.values[0]![0]!;
  expect(corner).toBe(network.predict(new Float32Array([-1, 1]), 1)[0]);
});

test('a neuron’s field is its activation, an input’s is what reaches the first layer', async () => {
  const network = await networkOf();
  const fields = new PlaneSampler(SIDE, axesOf('empty')).sample(network, { withNeurons: true });
  const hidden = fields.of(1, 2)!.values[0]!;
  expect(fields.of(0, 0)!.values[0]!.slice(0, 3)).toEqual(new Float32Array([-1, -0.75, -0.5]));
  network.predict(new Float32Array([-1, 1]), 1);
  expect(hidden[0]).toBe(network.activationOf(0, 0, 2));
});

test('a sigmoid’s half is drawn as 0, and unbounded layers share one scale', async () => {
  const sampler = new PlaneSampler(SIDE, axesOf('empty'));
  const sigmoid = sampler.sample(await networkOf({ activation: 'sigmoid' }), { withNeurons: true });
  expect(Math.min(...sigmoid.of(1, 0)!.values[0]!)).toBeGreaterThanOrEqual(-1);
  const linear = sampler.sample(await networkOf({ activation: 'linear' }), { withNeurons: true });
  const largest = [0, 1, 2, 3].flatMap((unit) => [...linear.of(1, unit)!.values[0]!].map(Math.abs));
  expect(Math.max(...largest)).toBeCloseTo(1, 6);
});

test('four classes give four fields, and an answer names the largest', async () => {
  const network = await networkOf({ classes: 4, loss: 'crossEntropy' });
  const { output } = new PlaneSampler(SIDE, axesOf('empty')).sample(network, { withNeurons: false });
  expect(output.values).toHaveLength(4);
  const [answer] = answersTo(network, [{ x: -1, y: 1 }]);
  const values = output.values.map((field) => field[0]!);
  expect(answer).toEqual({ label: values.indexOf(Math.max(...values)), value: Math.max(...values) });
});

test('with cross-entropy of two classes the answer runs from −1 to +1 too', async () => {
  const network = await networkOf({ loss: 'crossEntropy' });
  const probability = network.predict(new Float32Array([0.5, 0.5]), 1)[0]!;
  expect(answersTo(network, [{ x: 0.5, y: 0.5 }])[0]!.value).toBeCloseTo(2 * probability - 1, 6);
});

test('a curve’s field is 0 where y is the network’s answer, in the targets’ own scale', async () => {
  const settings = { ...plane.initial().settings, normalization: 'minusOneToOne' as const };
  const form = { settings, set: 'price' as const };
  const spec = networkSpec({ ...form, examples: {} });
  const network = compile(spec, { kernels: await loadKernels(), rows: SIDE * SIDE });
  const fields = new PlaneSampler(SIDE, axesOf('price')).sample(network, { withNeurons: true, form });
  const middle = (SIDE - 1) / 2;
  const answer = network.predict(Float32Array.of(50), 1)[0]!;
  expect(fields.output.values[0]![middle * SIDE + middle]).toBeCloseTo(answer, 6);
  expect(fields.output.values[0]![middle]).toBeCloseTo(answer - 1, 6);
  const neuron = fields.of(1, 0)!.values[0]!;
  expect(neuron[middle]).toBe(neuron[(SIDE - 1) * SIDE + middle]);
});
