import { expect, onTestFinished, test } from 'vitest';
import { PullNetwork } from '#client/activities/plane/inside/pull-network.ts';
import { weightAt, type BatchOf } from '#client/activities/plane/inside/batch-pulls.ts';
import { liveClass } from './live-class.ts';

function places(network: { layers: readonly { inputs: number; outputs: number }[] }) {
  return network.layers.flatMap(({ inputs, outputs }, layer) =>
    Array.from({ length: outputs * (inputs + 1) }, (_, index) => ({
      layer,
      neuron: Math.floor(index / (inputs + 1)),
      input: index % (inputs + 1),
    })),
  );
}

test('on every synapse the examples’ pulls add up to the batch’s, and that is the step that plain SGD takes', async () => {
  const { live, view, network, step } = await liveClass({ l2: 0.01, learningRate: 0.3 });
  const { examples, settings, set } = view;
  const of: BatchOf = { examples, settings, set, batch: [1, 2, 3, 4] };
  const [whole, single, past] = [new PullNetwork(), new PullNetwork(), live.network!];
  onTestFinished(() => [whole, single].forEach((one) => one.free()));
  const all = places(past);
  const sum = whole.ofBatch(past, of)!;
  const pulled = all.map((place) => weightAt(sum.network, place));
  const added = all.map(({ layer, input }, index) =>
    input < past.layers[layer]!.inputs ? -0.3 * 0.01 * weightAt(past, all[index]!) : 0,
  );
  for (const example of Object.values(examples)) {
    const { network: own } = single.ofExample(past, example, of)!;
    all.forEach((place, index) => (added[index]! += weightAt(own, place)));
  }
  const before = all.map((place) => weightAt(network, place));
  await step();
  for (const [index, place] of all.entries()) {
    expect(added[index]!).toBeCloseTo(pulled[index]!, 6);
    expect(weightAt(network, place) - before[index]!).toBeCloseTo(pulled[index]!, 6);
  }
  expect(Math.max(...pulled.map(Math.abs))).toBe(Math.abs(sum.strongest.value));
});
