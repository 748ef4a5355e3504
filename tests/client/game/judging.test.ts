import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ConfidenceKeys from '#client/components/game/ConfidenceKeys.svelte';
import { stakeOf, stopOfSwipe } from '#client/components/game/stops.ts';
import { locale } from '#client/locales/locale.svelte.ts';

const stops = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => ({
  share,
  ifReal: 1 + Math.log2(share),
  ifForged: 1 + Math.log2(1 - share),
}));

async function show({ isDisabled = false } = {}) {
  await locale.choose('en');
  const onbet = vi.fn();
  const screen = await render(ConfidenceKeys, {
    stops,
    isDisabled,
    label: 'How sure are you?',
    forged: 'forged',
    real: 'real',
    ifRight: 'if right',
    ifWrong: 'if wrong',
    unit: 'bits',
    said: (percent: string, forged: string, real: string) => `${percent}: forged ${forged}, real ${real}`,
    onbet,
  });
  return { screen, onbet };
}

test('each key says aloud what it brings either way, and a tap bets', async () => {
  const { screen, onbet } = await show();
  await screen.getByRole('button', { name: '10%: forged +0.85, real −2.32' }).click();
  await screen.getByRole('button', { name: '70%: forged −0.74, real +0.49' }).click();
  await screen.getByRole('button', { name: '50%: forged 0.00, real 0.00' }).click();
  expect(onbet.mock.calls).toEqual([[0], [3], [2]]);
});

test('digits bet at once; arrows go from key to key, and Enter bets', async () => {
  const { onbet } = await show();
  await userEvent.keyboard('4');
  expect(onbet.mock.calls).toEqual([[3]]);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}{Enter}');
  expect(onbet.mock.calls).toEqual([[3], [3]]);
  await userEvent.keyboard('9');
  expect(onbet).toHaveBeenCalledTimes(2);
});

test('while nothing may be bet, neither keys nor digits do', async () => {
  const { screen, onbet } = await show({ isDisabled: true });
  await expect.element(screen.getByRole('button', { name: /^90%/ })).toBeDisabled();
  await userEvent.keyboard('5');
  expect(onbet).not.toHaveBeenCalled();
});

test('a stake is what the believed side brings; half and half risks nothing', () => {
  expect(stakeOf(stops[0]!)).toEqual({ right: stops[0]!.ifForged, wrong: stops[0]!.ifReal });
  expect(stakeOf(stops[4]!)).toEqual({ right: stops[4]!.ifReal, wrong: stops[4]!.ifForged });
  expect(stakeOf(stops[2]!)).toBeUndefined();
});

test('a swipe points one stop further with every step, and nowhere while the finger hardly moved', () => {
  expect([-300, -60, 20, 60, 120].map((way) => stopOfSwipe(way, 5))).toEqual([0, 1, undefined, 3, 4]);
});
