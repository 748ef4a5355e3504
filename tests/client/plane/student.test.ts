import { userEvent } from 'vitest/browser';
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Student from '#client/activities/plane/Student.svelte';
import { locale } from '#client/locales/locale.svelte.ts';
import { LiveNetwork } from '#client/state/live-network.svelte.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneExamples } from '#shared/activities/plane/state.ts';
import type { SessionView, TrainingMetrics } from '#shared/protocol/session-view.ts';
import '#client/styles/tokens.css';

const seat = 's1';
const metrics: TrainingMetrics = {
  run: 1,
  iteration: 8,
  epoch: 1,
  batch: 8,
  batchesPerEpoch: 8,
  trainingSize: 2,
  testSize: 0,
  batchIds: [1],
  iterationsPerSecond: 10,
  hasDiverged: false,
};

function viewWith(examples: PlaneExamples): SessionView {
  const view = plane.view({ ...plane.initial(), examples }, { role: 'student', seat });
  return { code: '427913', isFrozen: false, seats: {}, activity: { name: 'plane', view } };
}

async function show(examples: PlaneExamples = {}) {
  const network = new LiveNetwork();
  const spec = networkSpec(plane.initial());
  const weights = compile(spec, { kernels: await loadKernels(), rows: 1 }).parameters.slice();
  network.take({ metrics, spec, weights });
  const act = vi.fn(async (action: object) => ({ ok: true as const, id: 'label' in action ? 9 : 0 }));
  const screen = await render(Student, { view: viewWith(examples), seat, network, act });
  await vi.waitFor(() => expect(network.version).toBeGreaterThan(0));
  await vi.waitFor(() => expect(document.querySelector('.placing')).not.toBeNull());
  return { screen, act, network, surface: document.querySelector<HTMLElement>('.placing')! };
}

/** A finger at a share of the plane's width and height. */
function finger(surface: HTMLElement, type: string, x: number, y: number) {
  const { left, top, width } = surface.getBoundingClientRect();
  surface.dispatchEvent(
    new PointerEvent(type, {
      clientX: left + x * width,
      clientY: top + y * width,
      bubbles: true,
      pointerId: 1,
    }),
  );
}

beforeAll(async () => {
  await locale.choose('en');
  Element.prototype.setPointerCapture = () => {};
});

const mine = { 1: { x: 0, y: 0, label: 0, isTest: false, seat } };

test('a tap places an example of the chosen class there', async () => {
  const { screen, act, surface } = await show();
  await screen.getByRole('button', { name: 'Orange' }).click();
  finger(surface, 'pointerdown', 0.75, 0.25);
  finger(surface, 'pointerup', 0.75, 0.25);
  expect(act).toHaveBeenCalledExactlyOnceWith({ type: 'addExample', x: 0.5, y: 0.5, label: 1 });
});

test('a finger that slides out of the plane places nothing', async () => {
  const { act, surface } = await show();
  finger(surface, 'pointerdown', 0.5, 0.5);
  finger(surface, 'pointerup', 0.5, 1.2);
  expect(act).not.toHaveBeenCalled();
});

test('an own example is dragged, and dragged out it is removed', async () => {
  const { act, surface } = await show(mine);
  finger(surface, 'pointerdown', 0.5, 0.5);
  finger(surface, 'pointermove', 0.75, 0.5);
  finger(surface, 'pointerup', 0.75, 0.5);
  await vi.waitFor(() => expect(act).toHaveBeenCalledWith({ type: 'moveExample', id: 1, x: 0.5, y: 0 }));
  finger(surface, 'pointerdown', 0.75, 0.5);
  finger(surface, 'pointerup', 1.2, 0.5);
  await vi.waitFor(() => expect(act).toHaveBeenLastCalledWith({ type: 'removeExample', id: 1 }));
});

test('with the keyboard: arrows move a cursor, Enter places', async () => {
  const { act, surface } = await show();
  surface.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{Enter}');
  expect(act).toHaveBeenCalledExactlyOnceWith({ type: 'addExample', x: 0.083, y: 0.083, label: 0 });
});

test('with the keyboard: Tab reaches an own example, arrows move it, Delete removes it', async () => {
  const { act, surface } = await show(mine);
  surface.focus();
  await userEvent.keyboard('{Tab}{ArrowLeft}');
  await vi.waitFor(() => expect(act).toHaveBeenCalledWith({ type: 'moveExample', id: 1, x: -0.083, y: 0 }));
  await userEvent.keyboard('{Delete}');
  await vi.waitFor(() => expect(act).toHaveBeenLastCalledWith({ type: 'removeExample', id: 1 }));
});

test('the seventh example is not placed', async () => {
  const six = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [
      index + 1,
      { x: -0.9 + index * 0.3, y: -0.9, label: 0, isTest: false, seat },
    ]),
  );
  const { screen, act, surface } = await show(six);
  await expect.element(screen.getByText('6 of 6')).toBeVisible();
  finger(surface, 'pointerdown', 0.5, 0.5);
  finger(surface, 'pointerup', 0.5, 0.5);
  expect(act).not.toHaveBeenCalled();
});

test('it says what the live network says about one’s own example', async () => {
  const { screen, network } = await show(mine);
  const output = network.network!.predict(new Float32Array([0, 0]), 1)[0]!;
  const shown = locale.format.signed(output, 2);
  await expect.element(screen.getByText(shown, { exact: true })).toBeVisible();
  const isRight = output >= 0;
  const headline = isRight ? 'Your example is on the right side.' : 'Your example is on the orange side.';
  await expect.element(screen.getByText(headline)).toBeVisible();
});

test('it says when an own example is in the batch', async () => {
  const { screen } = await show(mine);
  await expect.element(screen.getByText('You are in this batch')).toBeVisible();
});
