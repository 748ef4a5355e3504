import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import {
  button,
  dragOnPlane,
  iterationOn,
  joinByCode,
  lossOn,
  openBoard,
  ownExamples,
  startClass,
  tapPlane,
  waitForExamples,
  type Spot,
} from '#tests/support/screens.ts';

const house = openHouse();

/** Blue in the upper left, orange in the lower right. */
const BLUE: readonly Spot[] = [
  { x: 0.2, y: 0.2 },
  { x: 0.35, y: 0.15 },
];
const ORANGE: readonly Spot[] = [
  { x: 0.8, y: 0.75 },
  { x: 0.65, y: 0.85 },
];

test('a class grows a network together, through refreshes and the death of its server', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  const board = await openBoard(house, teacher);

  const students = await Promise.all([
    joinByCode(house, code),
    joinByCode(house, code),
    joinByCode(house, code),
  ]);
  const phones = students.map(({ page }) => page);
  const [first, second, third] = phones as [Page, Page, Page];
  expect(new Set(students.map(({ name }) => name)).size).toBe(3);
  await board.getByText('3 students, 0 examples').waitFor();

  await Promise.all(phones.map(placeFour));
  await board.getByText('3 students, 12 examples').waitFor();
  await changeTheirMinds(first);

  await teacher.getByLabel('Speed').selectOption('5 iterations/s');
  await button(teacher, 'Run').click();
  for (const phone of phones) await button(phone, 'See inside').tap();
  await Promise.all([teacher, board, ...phones].map(lossFalls));
  for (const phone of phones) await button(phone, 'Close').tap();

  const placed = await Promise.all(phones.map(ownExamples));
  await first.reload();
  await stillIs(first, students[0]!.name, placed[0]!);

  const iteration = await iterationOn(board);
  await house.server.kill();
  await Promise.all([teacher, board, ...phones].map((page) => page.getByText('Reconnecting…').waitFor()));
  await tapPlane(second, { x: 0.3, y: 0.4 });
  await house.server.start();
  await Promise.all([teacher, board, ...phones].map(isBack));
  await expect.poll(() => iterationOn(board), { timeout: 10_000 }).toBeGreaterThan(iteration);
  await stillIs(first, students[0]!.name, placed[0]!);
  await stillIs(third, students[2]!.name, placed[2]!);
  await waitForExamples(second, 5);
  await board.getByText('3 students, 13 examples').waitFor();

  await button(teacher, 'Freeze screens').click();
  await Promise.all(phones.map((phone) => phone.getByText('Eyes to the front').waitFor()));
  await button(teacher, 'Unfreeze screens').click();
  await Promise.all(phones.map((phone) => phone.getByText('Eyes to the front').waitFor({ state: 'hidden' })));

  await teacher.getByRole('tab', { name: 'Students' }).click();
  await button(teacher, `More for ${students[2]!.name}`).click();
  await button(teacher, 'Remove seat').click();
  await button(teacher.getByRole('dialog'), 'Remove seat').click();
  await third.getByText('You are no longer in this class').waitFor();
  await board.getByText('2 students, 9 examples').waitFor();

  await button(teacher, 'End').click();
  await button(teacher, 'End and delete').click();
  const present = [teacher, board, first, second];
  await Promise.all(present.map((page) => page.getByText('This class has ended').waitFor()));
});

async function placeFour(phone: Page): Promise<void> {
  for (const spot of BLUE) await tapPlane(phone, spot);
  await button(phone, 'Orange').tap();
  for (const spot of ORANGE) await tapPlane(phone, spot);
  await waitForExamples(phone, 4);
}

/** One example moves, one more comes and goes again. */
async function changeTheirMinds(phone: Page): Promise<void> {
  const before = await ownExamples(phone);
  await dragOnPlane(phone, ORANGE[0]!, { x: 0.9, y: 0.9 });
  await expect.poll(() => ownExamples(phone)).not.toEqual(before);
  await tapPlane(phone, { x: 0.5, y: 0.9 });
  await waitForExamples(phone, 5);
  await button(phone, 'Undo').tap();
  await waitForExamples(phone, 4);
}

async function lossFalls(screen: Page): Promise<void> {
  await expect.poll(() => lossOn(screen)).toBeGreaterThan(0);
  const before = await lossOn(screen);
  await expect.poll(() => lossOn(screen), { timeout: 10_000 }).toBeLessThan(before);
}

async function stillIs(page: Page, name: string, examples: readonly string[]): Promise<void> {
  await page.getByText(name, { exact: true }).waitFor();
  await expect.poll(() => ownExamples(page)).toEqual(examples);
}

async function isBack(page: Page): Promise<void> {
  await page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
}
