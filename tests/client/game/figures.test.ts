import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CheckpointAccuracy from '#client/components/game/CheckpointAccuracy.svelte';
import { checkpointAxis, spreadOver } from '#client/components/game/checkpoint-axis.ts';
import { clockOf } from '#client/components/session/clock-text.ts';
import { curvePath, labelTops } from '#client/components/game/curve-paths.ts';
import EquilibriumMeter from '#client/components/game/EquilibriumMeter.svelte';
import FilmScrubber from '#client/components/game/FilmScrubber.svelte';
import LatentPad from '#client/components/game/LatentPad.svelte';
import RoundControls from '#client/components/game/RoundControls.svelte';
import { locale } from '#client/locales/locale.svelte.ts';

test('time is told to the next whole second and never below zero', () => {
  expect([38_000, 37_001, 999, 0, -50, 60_001].map(clockOf)).toEqual([
    '0:38',
    '0:38',
    '0:01',
    '0:00',
    '0:00',
    '1:01',
  ]);
});

test('curves run between columns as far as their iteration lies between two checkpoints', () => {
  const axis = checkpointAxis([100, 300, 1000], 130);
  expect([axis.width, axis.columnAt(1)]).toEqual([390, 195]);
  expect([0, 100, 200, 300, 650, 1000, 2000].map((at) => axis.xOf(at))).toEqual([
    65, 65, 130, 195, 260, 325, 325,
  ]);
  expect(checkpointAxis([], 130).xOf(5)).toBe(65);
});

test('of many checkpoints some are shown, the first and the newest always', () => {
  expect(spreadOver([1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([1, 4, 6, 9]);
  expect(spreadOver([1, 2], 4)).toEqual([1, 2]);
});

test('a curve is cut at its axis, leaves out what is no number, and one point is none', () => {
  const axis = { from: 0, to: 2, height: 100 };
  expect(
    curvePath(
      [
        [0, 1],
        [10, Number.NaN],
        [20, 5],
      ],
      axis,
    ),
  ).toBe('M0 50L20 0');
  expect(curvePath([[0, 1]], axis)).toBe('');
});

test('labels of two lines stand at their ends and never on each other', () => {
  for (const ends of [
    [10, 90],
    [50, 52],
    [90, 89],
    [0, 0],
    [100, 100],
  ] as const) {
    const [one, other] = labelTops(ends, { height: 100, label: 34 });
    expect(Math.abs(one - other)).toBeGreaterThanOrEqual(34);
    expect(Math.max(one, other)).toBeLessThanOrEqual(100 - 17);
  }
  expect(labelTops([10, 90], { height: 100, label: 34 })).toEqual([-7, 73]);
});

test('two judgements of the same moment are both drawn', async () => {
  const judged = { x: 64, share: 0.7, low: 0.6, high: 0.8 };
  const { container } = await render(CheckpointAccuracy, {
    ...{ people: [judged, judged], discriminator: [], width: 128, height: 150 },
    ...{ ticks: { top: '1', half: '.5' }, names: { people: 'the class', discriminator: 'discriminator' } },
  });
  expect(container.querySelectorAll('circle')).toHaveLength(2);
});

test('the meter tells a round with its interval, and a round that nobody judged', async () => {
  await locale.choose('en');
  const screen = await render(EquilibriumMeter, {
    rounds: [
      { name: 'round 1', share: 0.81, low: 0.75, high: 0.87 },
      { name: 'round 2', low: 0, high: 1 },
    ],
    nobody: '50 %: nobody can tell',
  });
  await expect.element(screen.getByText('81% ± 6')).toBeVisible();
  expect(screen.container.querySelectorAll('circle:not(.rim)')).toHaveLength(1);
});

test('the film follows the newest checkpoint until somebody goes back, and again from the end', async () => {
  await locale.choose('en');
  const frame = (iteration: number) => ({ iteration, pictures: [new Uint8Array(784)] });
  const at = (iteration: string) => `iteration ${iteration}`;
  const screen = await render(FilmScrubber, { frames: [frame(100), frame(300)], at, label: 'Checkpoint' });
  const shown = screen.getByRole('status');
  await expect.element(shown).toHaveTextContent('iteration 300');
  screen.getByRole('slider').element().focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(shown).toHaveTextContent('iteration 100');
  await screen.rerender({ frames: [frame(100), frame(300), frame(1000)] });
  await expect.element(shown).toHaveTextContent('iteration 100');
  await userEvent.keyboard('{End}');
  await expect.element(shown).toHaveTextContent('iteration 1,000');
  await screen.rerender({ frames: [frame(100), frame(300), frame(1000), frame(2000)] });
  await expect.element(shown).toHaveTextContent('iteration 2,000');
});

test('a finger or the arrow keys wander through the latent space, never out of it', async () => {
  document.body.style.width = '200px';
  const onmove = vi.fn();
  const props = { x: 0, y: 0, range: 2, label: 'Latent', said: '0, 0', onmove };
  const screen = await render(LatentPad, props);
  const pad = screen.getByRole('slider').element() as HTMLElement;
  pad.setPointerCapture = () => undefined;
  const { left, top, width } = pad.getBoundingClientRect();
  const touch = (type: string, x: number, y: number) =>
    pad.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, clientX: left + x, clientY: top + y, bubbles: true }),
    );
  touch('pointermove', 10, 10);
  expect(onmove).not.toHaveBeenCalled();
  touch('pointerdown', width, 0);
  touch('pointermove', 0, 4 * width);
  expect(onmove.mock.calls).toEqual([
    [2, 2],
    [-2, -2],
  ]);
  touch('pointerup', 0, 0);
  pad.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(onmove.mock.calls.slice(2)).toEqual([
    [expect.closeTo(0.2), 0],
    [0, expect.closeTo(-0.2)],
  ]);
});

test('a teacher pauses, goes on, extends and skips', async () => {
  const [onpause, onresume, onextend, onnext] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const words = { controls: 'Round', left: 'left', pause: 'Pause', resume: 'Go on', extend: '+ 30 s' };
  const clock = { leftMs: 31_000, totalMs: 60_000, isStopped: false };
  const props = { phase: 'Forge', next: 'Judge', clock, words, onpause, onresume, onextend, onnext };
  const screen = await render(RoundControls, props);
  await expect.element(screen.getByRole('timer')).toHaveTextContent('0:31');
  await screen.getByText('Pause').click();
  await screen.rerender({ clock: { ...clock, isStopped: true } });
  await screen.getByText('Go on').click();
  await screen.getByRole('button', { name: '+ 30 s' }).click();
  await screen.getByRole('button', { name: 'Judge' }).click();
  expect([onpause, onresume, onextend, onnext].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1, 1]);
});
