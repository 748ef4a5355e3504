import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { button, dragOnPlane, startClass } from '#tests/support/screens.ts';

const house = openHouse();

/** A student's phone, which waits for the game. */
async function join(code: string): Promise<Page> {
  const page = await house.visit('phone', `/j/${code}`);
  await button(page, 'Start').click();
  await page.getByRole('heading', { name: 'It starts in a moment' }).waitFor();
  return page;
}

test('On points one paints, one drags, and the result says what passed', { timeout: 60_000 }, async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Forgers and detectives').click();
  await button(teacher, 'Open: Points').click();
  await button(teacher, 'Start: Points').waitFor();
  const board = await house.visit('projector', `/board/${code}`);
  const ada = await join(code);
  const bob = await join(code);
  await board.getByText('2 students').waitFor();

  await button(teacher, 'Start: Points').click();
  for (let more = 0; more < 4; more++) await button(teacher, '+15 s').click();
  await ada.getByRole('heading', { name: 'Where would real points lie?' }).waitFor();
  await bob.getByRole('heading', { name: 'Drag your points uphill' }).waitFor();
  expect(await layoutFaults(ada)).toEqual([]);
  await ada.getByRole('radio', { name: '90 %' }).click();
  await dragOnPlane(ada, { x: 0.06, y: 0.06 }, { x: 0.94, y: 0.06 });
  await bob.locator('rect.believed').first().waitFor();
  await dragOnPlane(bob, { x: 0.5, y: 0.5 }, { x: 0.94, y: 0.06 });
  await bob.getByRole('button', { name: /^Your point \d, at 0\.88, 0\.88/ }).waitFor();
  expect(await layoutFaults(bob)).toEqual([]);

  await button(teacher, 'Show the result').click();
  for (let more = 0; more < 3; more++) await button(teacher, '+15 s').click();
  await board.getByText('the discriminator', { exact: true }).waitFor();
  await button(teacher, 'Pause').click();
  await bob.getByRole('heading', { name: /^[1-3] of your 3 points passed$/ }).waitFor();
  await ada.getByRole('heading', { name: 'What was real' }).waitFor();
  await ada.getByText(/^You made .* bits a bet; everybody in your role .* on average\.$/).waitFor();
  await button(ada, 'bits').click();
  await ada.getByText('1 + log₂ 0.1 = −2.32', { exact: true }).waitFor();
  await ada.keyboard.press('Escape');
  await button(bob, 'bits').click();
  await bob.getByText('−(1 + log₂ 0.1) = +2.32', { exact: true }).waitFor();
  await button(bob, 'Close').click();
  await board.getByText('lie face down until roles change').waitFor();
  expect(await layoutFaults(teacher)).toEqual([]);

  const downloading = teacher.waitForEvent('download');
  await button(teacher, 'Round record (CSV)').click();
  const record = (await readFile((await (await downloading).path())!)).toString().trim().split('\r\n');
  expect(record[0]).toMatch(/^round,x,y,is_forged,maker,bets_10/);
  expect(record).toHaveLength(1 + 40 + 3 + 12);
});
