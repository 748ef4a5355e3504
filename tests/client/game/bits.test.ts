import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BitsTerm from '#client/components/game/BitsTerm.svelte';
import { type ExplainedBet, sumOf, tellingBet } from '#client/components/game/explained-bet.ts';
import { ownBet } from '#client/activities/points/own-bet.ts';
import { locale } from '#client/locales/locale.svelte.ts';
import { painted, unpainted } from '#shared/activities/points/belief.ts';

const wrong: ExplainedBet = { stop: 70, isForged: true, to: 'detective' };

test('a tap on the word works one’s own bet out, and Escape closes it and gives the focus back', async () => {
  await locale.choose('en');
  const screen = await render(BitsTerm, { sentence: 'You made −0.21 bits a bet.', bet: wrong });
  const word = screen.getByRole('button', { name: 'bits' });
  expect(screen.container.textContent).toBe('You made −0.21 bits a bet.');
  await word.click();
  const dialog = screen.getByRole('dialog', { name: 'What bits are' });
  await expect.element(dialog).toHaveTextContent('70% real. It was forged.');
  await expect.element(dialog).toHaveTextContent('1 + log₂ 0.3 = −0.74');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(word).toHaveFocus();
});

test('a forger sees the same bet the other way round; with the keyboard alone, in German too', async () => {
  await locale.choose('de');
  const sentence = 'Deine Bits je Wette, über all deine Runden.';
  const screen = await render(BitsTerm, { sentence, bet: { ...wrong, to: 'forger' } });
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(screen.getByRole('dialog')).toHaveTextContent('−(1 + log₂ 0,3) = +0,74');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await locale.choose('en');
});

test('where nobody reads alone, all five bets are worked out; a sentence without the word has no button', async () => {
  const board = await render(BitsTerm, { sentence: 'bits', counts: 'total' });
  await board.getByRole('button', { name: 'bits' }).click();
  const sums = ['0.1 = −2.32', '0.3 = −0.74', '0.5 = 0.00', '0.7 = +0.49', '0.9 = +0.85'];
  for (const sum of sums)
    await expect.element(board.getByRole('dialog')).toHaveTextContent(`1 + log₂ ${sum}`);
  await board.unmount();
  const plain = await render(BitsTerm, { sentence: 'What was real' });
  await expect.element(plain.getByText('What was real')).toBeVisible();
  expect(plain.getByRole('button').elements()).toEqual([]);
});

test('what a bet puts on what turned out true is its p, and its two sides cancel', () => {
  expect(sumOf({ stop: 90, isForged: false, to: 'detective' })).toEqual({ p: 0.9, bits: 0.847997 });
  expect(sumOf({ stop: 90, isForged: true, to: 'detective' })).toEqual({ p: 0.1, bits: -2.321928 });
  expect(sumOf({ stop: 90, isForged: true, to: 'forger' })).toEqual({ p: 0.1, bits: 2.321928 });
  expect(tellingBet([{ ...wrong, stop: 50 }, wrong])).toEqual(wrong);
});

test('a painted plane, a judged point and a forged one each have a bet to tell of', () => {
  const point = { x: -0.9, y: 0.9 };
  const shared = { settings: { cast: 'both' }, field: [], stage: { phase: 'close' } } as const;
  const reveal = { heldOut: [], forged: [point], networkForged: [], means: {} };
  const detective = { grid: painted(unpainted, 0, 0), real: [], forgedBefore: [] };
  expect(ownBet({ ...shared, reveal, detective })).toEqual({ stop: 10, isForged: true, to: 'detective' });
  const judge = { real: [], points: [point, { ...point, stop: 30, isForged: false } as const] };
  expect(ownBet({ ...shared, judge })).toEqual({ stop: 30, isForged: false, to: 'detective' });
  const ownForged = [{ ...point, bits: 0.7, bets: [50, 70] as const }];
  expect(ownBet({ ...shared, reveal, ownForged })).toEqual({ stop: 70, isForged: true, to: 'forger' });
  expect(ownBet({ ...shared, reveal })).toBeUndefined();
});
