import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { button, startClass } from '#tests/support/screens.ts';

const house = openHouse();

function answerOf(page: Page) {
  return page.getByRole('textbox', { name: /^Your answer/ });
}

/** The sum as it stands on the phone, as somebody would type it into a calculator. */
async function sumOn(page: Page): Promise<string> {
  const lines = await page.locator('.student ul li .number').allInnerTexts();
  return lines.join(' ');
}

async function compute(page: Page): Promise<void> {
  await answerOf(page).fill(await sumOn(page));
  await button(page, 'Check').click();
}

test('Students are neurons, mend what is wrong in private, and pass the blame back', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Thirty hands').click();
  const [ada, bob] = await Promise.all([
    house.visit('phone', `/j/${code}`),
    house.visit('phone', `/j/${code}`),
  ]);
  for (const page of [ada, bob]) await button(page, 'Start').click();
  const board = await house.visit('projector', `/board/${code}`);
  await button(teacher, 'Start: Be a neuron').click();
  await ada.getByRole('heading', { name: /^You are hidden neuron/ }).waitFor();
  await bob.getByRole('heading', { name: /^You are hidden neuron/ }).waitFor();

  await answerOf(ada).fill('99');
  await button(ada, 'Check').click();
  await ada.getByText('Not yet. Only you see this: mend it.').waitFor();
  expect(await answerOf(ada).inputValue()).toBe('99');
  await compute(ada);
  await ada.getByText('1 right value', { exact: true }).waitFor();
  await ada.getByText('Read f(z) = tanh z from the table.').waitFor();
  await ada.reload();
  await ada.getByText('1 right value', { exact: true }).waitFor();
  expect(await bob.getByText('Not yet.').count()).toBe(0);
  expect(await board.getByText('Not yet.').count()).toBe(0);
  await button(teacher, 'Let the machine finish').click();
  await board.getByText(/^Forward pass done: the loss of this batch is \d/).waitFor();

  await button(teacher, 'Start: Blame relay').click();
  for (let value = 2; value <= 5; value++) {
    await answerOf(ada).waitFor();
    await compute(ada);
    await ada.getByText(`${value} right values`, { exact: true }).waitFor();
  }
  await board.getByText(/^1 by hand/).waitFor();
  await button(teacher, 'Let the machine finish').click();
  await board.getByText(/gives the engine’s new weights, bit for bit\.$/).waitFor();
  await button(teacher, 'Back to thirty hands').click();
  await ada.getByRole('heading', { name: 'Wait for the deal' }).waitFor();
});
