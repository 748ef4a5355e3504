import { userEvent } from 'vitest/browser';
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BoardInside from '#client/activities/plane/inside/BoardInside.svelte';
import DiagramTouch from '#client/activities/plane/inside/DiagramTouch.svelte';
import { SeeInside, type Touched } from '#client/activities/plane/inside/see-inside.svelte.ts';
import { locale } from '#client/locales/locale.svelte.ts';
import { explain } from '#shared/engine/index.ts';
import { liveClass } from './live-class.ts';
import '#client/styles/tokens.css';
import '#client/styles/base.css';

beforeAll(() => locale.choose('en'));

const firstHidden: Touched = { kind: 'neuron', layer: 0, neuron: 2 };
const someSynapse: Touched = { kind: 'synapse', layer: 1, neuron: 0, input: 3 };

async function open(touched: Touched, room: Awaited<ReturnType<typeof liveClass>>) {
  const inside = new SeeInside();
  inside.touch(touched);
  const { live: network, view: plane } = room;
  const screen = await render(BoardInside, { network, plane, inside, place: 'page' });
  return { inside, screen, card: () => screen.container.querySelector<HTMLElement>('[role=dialog]')! };
}

/** A term of the card, by its words. */
function valueOf(card: HTMLElement, words: string): string | undefined {
  const row = [...card.querySelectorAll('dl > div, p.row')].find(({ textContent }) =>
    textContent?.includes(words),
  );
  return row?.querySelector('.number')?.textContent?.trim();
}

function numberIn(text: string | undefined): number {
  return Number(text?.replace('−', '-').replace('+', ''));
}

test('the card of a neuron shows what the network computes, and follows it', async () => {
  const room = await liveClass();
  const { card, inside } = await open(firstHidden, room);
  const expected = () =>
    explain(room.network, { input: [-0.5, 0.25], target: [1], layer: 0, neuron: 2, batchSize: 4 });
  inside.pick(1);
  const z = () => numberIn(card().querySelector('.total strong')?.textContent ?? '');
  await vi.waitFor(() => expect(z()).toBeCloseTo(expected().z, 3));
  await room.step(5);
  await vi.waitFor(() => expect(z()).toBeCloseTo(expected().z, 3));
  expect(numberIn(valueOf(card(), 'of this neuron'))).toBeCloseTo(expected().delta, 3);
  expect(card().textContent).toContain('hidden layer 1: ');
});

test('a bias that is tried out changes no number of the network, and springs back', async () => {
  const { card } = await open(firstHidden, await liveClass());
  const before = card().querySelector('.total strong')?.textContent;
  const handle = card().querySelector<HTMLInputElement>('input[type=range]')!;
  handle.value = '2';
  handle.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(card().textContent).toContain('only tried out'));
  expect(card().querySelector('.slid')).not.toBeNull();
  expect(card().querySelector('.total strong')?.textContent).toBe(before);
  handle.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(card().textContent).not.toContain('only tried out'));
});

test('each phase is read aloud with its own numbers', async () => {
  const { card, inside } = await open(firstHidden, await liveClass());
  const said = () => card().querySelector('[aria-live=polite].unseen')?.textContent ?? '';
  const number = '−?\\d+(\\.\\d+)?';
  for (const [phase, form] of [
    [
      'forward',
      `: ${number} × ${number} \\+ ${number} × ${number} [+−] ${number} = ${number}, tanh ${number}$`,
    ],
    ['loss', `loss ${number}$`],
    ['delta', `× slope ${number} = delta ${number}$`],
    ['update', `pull on input 1 ${number}, pull on input 2 ${number}, pull on bias ${number}$`],
  ] as const) {
    inside.goTo(phase);
    await vi.waitFor(() => expect(said()).toMatch(new RegExp(form)));
  }
});

test('after one iteration a synapse shows the step, and the pulls that made it', async () => {
  const room = await liveClass();
  const { card } = await open(someSynapse, room);
  expect(card().textContent).toContain('No batch has been through yet');
  const before = room.network.layers[1]!.weight(0, 3);
  await room.step();
  const now = room.network.layers[1]!.weight(0, 3);
  await vi.waitFor(() => expect(numberIn(valueOf(card(), 'step'))).toBeCloseTo(now - before, 4));
  expect(numberIn(valueOf(card(), 'before'))).toBeCloseTo(before, 3);
  expect(numberIn(valueOf(card(), 'all pulls'))).toBeCloseTo(now - before, 4);
  const pulls = [...card().querySelectorAll('li .number')].map(({ textContent }) =>
    numberIn(textContent?.trim()),
  );
  expect(pulls).toHaveLength(4);
  expect(pulls).toEqual([...pulls].sort((a, b) => b - a));
  expect(card().textContent).toContain('exactly the sum of the pulls');
});

test('several iterations between two frames leave no step to show, and the card says so', async () => {
  const room = await liveClass();
  const { card } = await open(someSynapse, room);
  await room.step(3);
  await vi.waitFor(() => expect(card().textContent).toContain('would ask for now'));
  expect(valueOf(card(), 'Δw')).toBeUndefined();
});

test('with Adam gradient and step are told apart', async () => {
  const room = await liveClass({ optimizer: 'adam' });
  const { card } = await open(someSynapse, room);
  await room.step();
  await vi.waitFor(() => expect(card().textContent).toContain('Adam does not step by the sum'));
  expect(valueOf(card(), 'step')).not.toBe(valueOf(card(), 'all pulls'));
});

test('on the board nobody’s examples are anybody’s', async () => {
  const room = await liveClass();
  const { card } = await open(someSynapse, room);
  await room.step();
  await vi.waitFor(() => expect(card().querySelectorAll('li')).toHaveLength(4));
  expect(card().querySelector('.mine')).toBeNull();
});

test('phases tell it step by step: forward hides what comes back, update shows the pulls', async () => {
  const { card, inside } = await open(firstHidden, await liveClass());
  inside.goTo('forward');
  await vi.waitFor(() => expect(getComputedStyle(card().querySelector('.back')!).visibility).toBe('hidden'));
  inside.goTo('update');
  await vi.waitFor(() => expect(card().querySelector('caption')).not.toBeNull());
});

test('the card goes along with a network that is taken phase by phase, and shows no step before there is one', async () => {
  const room = await liveClass();
  const { card, inside } = await open(someSynapse, room);
  await room.begin();
  await vi.waitFor(() => expect(inside.seen.phase).toBe('forward'));
  expect(card().textContent).toContain('would ask for now');
  await room.finish();
  await vi.waitFor(() => expect(inside.seen.phase).toBe('update'));
  await vi.waitFor(() => expect(card().textContent).toContain('exactly the sum of the pulls'));
});

test('neurons are reached and opened by keyboard, and Escape gives the focus back', async () => {
  const room = await liveClass();
  const inside = new SeeInside();
  const box = { width: 704, height: 312, largestPicture: 60, outputSpread: 132 };
  const { live: network, view: plane } = room;
  await render(DiagramTouch, { network: network.network!, version: 1, box, inside });
  await render(BoardInside, { network, plane, inside, place: 'page' });
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
  expect(inside.touched).toEqual({ kind: 'neuron', layer: 1, neuron: 1 });
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toContain('neuron 2 of hidden layer 2'),
  );
});

test('biases become the weights of neurons that are always 1', async () => {
  const { live } = await liveClass();
  const inside = new SeeInside();
  const box = { width: 704, height: 272, largestPicture: 60, outputSpread: 132 };
  const { container } = await render(DiagramTouch, { network: live.network!, version: 1, box, inside });
  expect(container.querySelectorAll('.one')).toHaveLength(0);
  inside.showsBiasNeurons = true;
  await vi.waitFor(() => expect(container.querySelectorAll('.one')).toHaveLength(3));
});
