import { expect, test } from 'vitest';
import { placeOf } from '#shared/activities/neuron/places.ts';
import type { NeuronView } from '#shared/activities/neuron/state.ts';
import { TableNetwork } from '#shared/activities/neuron/table-network.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  temporaryFolder,
  tokenOf,
} from '#tests/support/class-server.ts';

const neuronOf = ({ activity }: SessionView) => activity.view as NeuronView;

test('A class turns its knobs, and every screen has the weights whose loss the session says', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'neuron');
  const ada = await joinClass(url, code, 'ada');
  const bob = await joinClass(url, code, 'bob');
  expect(await ada.act({ type: 'next' })).toMatchObject({ code: 'teacher-only' });
  expect(await ada.act({ type: 'timeUp' })).toMatchObject({ code: 'malformed' });
  accepted(await teacher.act({ type: 'deal' }));
  accepted(await teacher.act({ type: 'next' }));
  const dealt = await shown(ada, (view) => placeOf(neuronOf(view).tables, ada.seat!) !== undefined);
  const [parameter] = placeOf(neuronOf(dealt).tables, ada.seat!)!.parameters;
  const turn = { type: 'turn', phase: 'blind', parameter, value: 1.25 };
  expect(await bob.act(turn)).toMatchObject({ code: 'not-yours' });
  expect(accepted(await ada.act(turn)).id).toBe(1);
  const view = neuronOf(await shown(bob, (seen) => neuronOf(seen).tables[1]?.steps === 1));
  expect(view.tables[1]!.weights[parameter!]).toBe(1.25);
  expect(view.turns).toBeUndefined();
  const network = new TableNetwork(view.settings, { kernels: loadKernelsNow('plain') });
  expect(network.load(view.tables[1]!.weights).loss()).toBe(view.tables[1]!.loss);
});

test('The machine begins where the hands began, and goes down; late students get a place', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'neuron');
  await joinClass(url, code, 'ada');
  accepted(await teacher.act({ type: 'next' }));
  const late = await joinClass(url, code, 'late');
  accepted(await late.act({ type: 'sit' }));
  const sat = await shown(late, (view) => placeOf(neuronOf(view).tables, late.seat!) !== undefined);
  expect(placeOf(neuronOf(sat).tables, late.seat!)!.parameters.length).toBeGreaterThan(2);
  await shown(teacher, () => teacher.metrics?.trainingLoss !== undefined);
  expect(teacher.metrics).toMatchObject({ iteration: 0, trainingLoss: neuronOf(sat).start!.loss });
  accepted(await teacher.act({ type: 'next' }));
  accepted(await teacher.act({ type: 'next' }));
  await shown(teacher, () => (teacher.metrics?.iteration ?? 0) > 10);
  expect(teacher.metrics!.trainingLoss).toBeLessThan(neuronOf(sat).start!.loss);
  accepted(await teacher.act({ type: 'next' }));
  const over = neuronOf(await shown(teacher, (view) => neuronOf(view).stage.phase === 'compare'));
  expect(over.tables[1]!.runs!.blind.curve[0]).toEqual([0, over.start!.loss, null]);
});

test('Round, clock and weights are still there after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher } = await openClass(first.url, 'neuron');
  const ada = await joinClass(first.url, code, 'ada');
  accepted(await teacher.act({ type: 'next' }));
  accepted(await ada.act({ type: 'turn', phase: 'blind', parameter: 4, value: -2 }));
  const before = await shown(teacher, (view) => neuronOf(view).tables[1]?.steps === 1);
  await first.close();

  const second = await serve({ folder });
  const again = openPage(second.url);
  accepted(await again.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  const after = await shown(again, () => true);
  expect(after.activity).toEqual(before.activity);
});
