import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { plane } from '#shared/activities/plane/rules.ts';
import { writeConfiguration } from '#client/activities/plane/files/configuration-link.ts';
import { openHouse } from '#tests/support/house.ts';
import {
  button,
  iterationOn,
  joinByLink,
  openBoard,
  planeOf,
  startClass,
  tapPlane,
} from '#tests/support/screens.ts';

const house = openHouse();

test('a network is steered by hand, from zero, until it explodes and until it settles', async () => {
  const teacher = await house.visit('laptop', '/');
  await startClass(teacher);
  const board = await openBoard(house, teacher);
  await load(teacher, 'XOR');

  // Phase by phase, and a bias by hand in between.
  await button(teacher, 'phase').click();
  await teacher.getByText(/12 examples went through/).waitFor();
  await button(teacher, /^Open neuron 1 of hidden layer 1/).click();
  const value = teacher.getByLabel('Value to set');
  await value.fill('2,5');
  await value.press('Enter');
  await expect.poll(() => value.inputValue()).toBe('2.5');
  // The iteration was ended before: the step stands there, and the matrices have the new bias.
  await teacher.getByText('2.50', { exact: true }).waitFor();
  await button(teacher, 'Undo').click();
  await expect.poll(async () => Math.abs(Number(await value.inputValue()))).toBeLessThan(0.5);
  await button(teacher, 'Close').click();
  await button(teacher, 'batch').click();
  await expect.poll(() => iterationOn(board)).toBe(2);

  // From zero, all neurons of a layer stay one.
  await choose(teacher, 'Start', 'all zero');
  await teacher.getByText(/they stay one neuron/).waitFor();
  await choose(teacher, 'Start', 'random, seed');

  // A learning rate that explodes, and a way back.
  await choose(teacher, 'Activation', 'linear');
  await choose(teacher, 'Learning rate', '100');
  await choose(teacher, 'Speed', 'as fast as it can');
  await choose(teacher, 'Loss', 'cross-entropy');
  await button(teacher, 'Run').click();
  await teacher.getByText('The network diverged').waitFor();
  await board.getByText(/grew beyond all bounds/).waitFor();
  await choose(teacher, 'Activation', 'tanh');
  await choose(teacher, 'Loss', 'mean squared error');
  await choose(teacher, 'Learning rate', '0.1');
  await expect.poll(() => iterationOn(teacher)).toBeGreaterThan(10);

  // It stops by itself, and says by which delta.
  await teacher.getByText('More', { exact: true }).click();
  await choose(teacher, 'Stop below ε', '0.01');
  await teacher.getByText(/Stopped by itself: .* less than ε = 0.01/).waitFor();
});

test('raw units teach nothing and every screen says why; a curve has values and no classes', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  const board = await openBoard(house, teacher);
  const [first, second] = [await joinByLink(house, code), await joinByLink(house, code)];

  await load(teacher, 'Bank clients');
  await teacher.getByText(/every neuron of the first layer is flat/).waitFor();
  await board.getByText(/Normalize the inputs/).waitFor();
  await teacher.getByRole('tab', { name: 'Training' }).click();
  await choose(teacher, 'Inputs', '−1 to 1');
  await board.getByText(/Normalize the inputs/).waitFor({ state: 'detached' });

  await load(teacher, 'Tomorrow’s price');
  await teacher.getByText(/“Tomorrow as today”/).waitFor();
  for (const { page } of [first, second]) {
    await page.getByText('Tap to place a value').waitFor();
    await tapPlane(page, { x: 0.3, y: 0.4 });
    await page.getByText('The curve and your point.').waitFor();
    expect(await page.getByRole('button', { name: 'Orange' }).count()).toBe(0);
    expect(
      await planeOf(page)
        .getByRole('button', { name: /^Your point at/ })
        .count(),
    ).toBe(1);
  }
});

test('points come from a file, whose wrong lines are named, and a link starts a class as it is described', async () => {
  const teacher = await house.visit('laptop', '/');
  await startClass(teacher);
  await teacher.getByRole('tab', { name: 'Data' }).click();
  await take(teacher, 'x,y,class\n0.1,0.2,1\n0.1,7,1');
  await teacher.getByText('line 3: y is 7, but the plane goes from −1 to 1').waitFor();
  await take(teacher, 'x,y,class\n0.1,0.2,1\n-0.1,0.7,2');
  await teacher.getByText('2 points have joined the plane.').waitFor();
  await teacher.getByText('0 students, 2 examples').waitFor();

  const { settings } = plane.initial();
  const link = writeConfiguration({
    set: 'ring',
    seed: 3,
    noise: 0.1,
    settings: { ...settings, hiddenLayers: [6], activation: 'relu', seed: 77 },
  });
  const other = await house.visit('laptop', `/start/plane#${link}`);
  await button(other, 'Start the class').click();
  await other.getByText('0 students, 120 examples').waitFor();
  expect(await other.getByRole('combobox', { name: 'Activation' }).inputValue()).toBe('relu');
  expect(await other.getByLabel('Seed', { exact: true }).inputValue()).toBe('77');
  const wrong = await house.visit('laptop', `/start/plane#${link.replace('layers=6', 'layers=9')}`);
  await wrong.getByText(/“layers” should be .*, but is “9”/).waitFor();
});

async function load(teacher: Page, set: string): Promise<void> {
  await teacher.getByRole('tab', { name: 'Data' }).click();
  await button(teacher, set).click();
  await teacher.getByRole('tab', { name: 'Training' }).click();
}

async function choose(teacher: Page, setting: string, label: string): Promise<void> {
  await teacher.getByRole('combobox', { name: setting, exact: true }).selectOption({ label });
}

async function take(teacher: Page, text: string): Promise<void> {
  await teacher
    .getByLabel('Import CSV')
    .setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
}
