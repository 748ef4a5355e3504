import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openClass } from '#tests/support/class-server.ts';
import { openHouse } from '#tests/support/house.ts';
import {
  button,
  joinByLink,
  planeOf,
  startClass,
  tapPlane,
  waitForExamples,
} from '#tests/support/screens.ts';

const house = openHouse();

test('a wrong code is answered by a sentence, and can be corrected', async () => {
  const { code } = await openClass(house.server.url);
  const page = await house.visit('phone', '/');
  await enter(page, '12');
  await button(page, 'Join').tap();
  await page.getByText('A code has six digits.').waitFor();
  await page.getByLabel('Digit 1 of 6').focus();
  await enter(page, code === '123456' ? '123457' : '123456');
  await page
    .getByRole('alert')
    .getByText('No class has this code. Check the six digits on the board.')
    .waitFor();
  await page.getByLabel('Digit 1 of 6').focus();
  await page.keyboard.type(code);
  await page.getByRole('heading', { name: /^You are / }).waitFor();
});

test('of two tabs with one seat the newer has it, and the older can take it back', async () => {
  const { code } = await openClass(house.server.url);
  const { page: older, name } = await joinByLink(house, code);
  await tapPlane(older, { x: 0.3, y: 0.3 });
  await waitForExamples(older, 1);
  const newer = await older.context().newPage();
  await newer.goto(`/j/${code}`);
  await newer.getByText(name, { exact: true }).waitFor();
  await older.getByText('Your seat is open elsewhere').waitFor();
  await button(older, 'Use it here again').tap();
  await older.getByText(name, { exact: true }).waitFor();
  await waitForExamples(older, 1);
  await newer.getByText('Your seat is open elsewhere').waitFor();
});

test('a teacher who closed the tab is offered the class on the landing page', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  const { name } = await joinByLink(house, code);
  const again = await teacher.context().newPage();
  await teacher.close();
  await again.goto('/');
  await again.getByRole('button', { name: `Go on teaching class ${code}` }).click();
  await again.getByRole('tab', { name: 'Students' }).click();
  await again.getByText(name, { exact: true }).waitFor();
});

test('a student who closed the tab comes back through the landing page to the same seat', async () => {
  const { code } = await openClass(house.server.url);
  const { page, name } = await joinByLink(house, code);
  const again = await page.context().newPage();
  await page.close();
  await again.goto('/');
  await again.getByRole('button', { name: `Go back to class ${code}` }).tap();
  await again.getByText(name, { exact: true }).waitFor();
});

test('another device cannot steer the class, and is led to its board', async () => {
  const { code } = await openClass(house.server.url);
  const stranger = await house.visit('laptop', `/teacher/${code}`);
  await stranger.getByText('Only the device that started this class can steer it.').waitFor();
  await button(stranger, 'Open the board').click();
  await stranger.getByText('0 students, 0 examples').waitFor();
});

test('a German device and ?lang=de are both spoken to in German', async () => {
  const german = await house.visit('phone', '/', { locale: 'de-AT' });
  await button(german, 'Beitreten').waitFor();
  const asked = await house.visit('laptop', '/?lang=de');
  await button(asked, 'Klasse starten').click();
  await asked.waitForURL(/\/teacher\/\d{6}\?lang=de/);
  expect(await asked.locator('html').getAttribute('lang')).toBe('de');
  await asked.getByText('Verdeckte Schichten', { exact: true }).waitFor();
});

test('an address that leads nowhere says so and leads home', async () => {
  const lost = await house.visit('phone', '/no/such/page');
  await lost.getByText('There is nothing here').waitFor();
  await button(lost, 'Back to the start').tap();
  await button(lost, 'Join').waitFor();
});

test('with the keyboard alone a student joins, places an example, moves it and removes it', async () => {
  const { code } = await openClass(house.server.url);
  const page = await house.visit('laptop', '/');
  await enter(page, code);
  await page.getByRole('heading', { name: /^You are / }).waitFor();
  await tabTo(page, () => isFocused(button(page, 'Start')));
  await page.keyboard.press('Enter');
  await planeOf(page).waitFor();
  await tabTo(page, () => isFocused(planeOf(page)));
  for (const key of ['ArrowLeft', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await waitForExamples(page, 1);
  const mark = planeOf(page).getByRole('button', { name: /^Your blue example/ });
  await tabTo(page, () => isFocused(mark));
  const before = await mark.getAttribute('aria-label');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => mark.getAttribute('aria-label')).not.toBe(before);
  await page.keyboard.press('Delete');
  await waitForExamples(page, 0);
});

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Digit 1 of 6').waitFor();
  await page.keyboard.type(code);
}

/** Presses Tab until it is there; a page has no more than thirty stops. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let stops = 0; stops < 30; stops++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Thirty times Tab did not lead there');
}

function isFocused(locator: {
  evaluate(look: (element: Element) => boolean): Promise<boolean>;
}): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
