import { expect, test } from 'vitest';
import { accepted, joinClass, openClass } from '#tests/support/class-server.ts';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { button, joinByLink, startClass } from '#tests/support/screens.ts';

const house = openHouse();
const vote = (round: number, vote: 'first' | 'second', choice: number) => ({
  type: 'habit',
  habit: { type: 'answer', round, vote, choice },
});

test('a class votes on a claim, runs it on its own network and votes again; then it predicts before a switch is thrown', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await teacher.getByRole('tab', { name: 'Data' }).click();
  await button(teacher, 'Two clusters').click();
  const board = await house.visit('projector', `/board/${code}`);
  const { page } = await joinByLink(house, code);
  const others = await Promise.all(['ada', 'bob'].map((name) => joinClass(house.server.url, code, name)));
  await button(teacher, 'Ask all phones').nth(1).click();
  await button(page, 'True').click();
  for (const other of others) accepted(await other.act(vote(1, 'first', 1)));
  await board.getByText('3 of 3 have answered').waitFor();
  await teacher.evaluate(() => scrollTo(0, 0));
  for (const screen of [board, page, teacher]) expect(await layoutFaults(screen)).toEqual([]);

  await button(teacher, 'Run it').click();
  await page.getByText('And now, what do you say?').waitFor({ timeout: 40_000 });
  const measured = board.getByText(/^In 60 epochs the training loss went from /);
  expect(await measured.innerText()).toBe(await page.getByText(/^In 60 epochs /).innerText());
  await button(page, 'Not true').click();
  await board.getByText('1 of 3 have voted again').waitFor();
  await button(teacher, 'Show both votes').click();
  const rows = board.getByRole('listitem');
  await board.getByText('after it').first().waitFor();
  expect((await rows.allInnerTexts()).map((text) => text.match(/\d+/g))).toEqual([
    ['1', '0'],
    ['2', '1'],
  ]);
  await page.getByText('Before: True').waitFor();
  for (const screen of [board, page]) expect(await layoutFaults(screen)).toEqual([]);
  await button(teacher, 'Done').click();

  await teacher.getByLabel('Ask about').first().selectOption('No hidden layer');
  await button(teacher, 'Ask all phones').first().click();
  await board.getByText(/^The network starts anew, without hidden layers./).waitFor();
  await page.getByRole('button', { name: /A straight line/ }).click();
  await page.getByText('Your answer is in.').waitFor();
  expect(await page.locator('button canvas').count()).toBe(3);
  for (const screen of [board, page]) expect(await layoutFaults(screen)).toEqual([]);
});

test('a mission starts with one button, phones say what to change, and every screen learns that the goal is reached', async () => {
  const { code, teacher } = await openClass(house.server.url, 'plane');
  const board = await house.visit('projector', `/board/${code}`);
  const { page } = await joinByLink(house, code);
  accepted(await teacher.act({ type: 'beginMission', name: 'rescue' }));
  await button(page, /^Inputs from −1 to 1/).click();
  await board.getByText('Raw units keep it from learning. Get 90 % right.').waitFor();
  for (const screen of [board, page]) expect(await layoutFaults(screen)).toEqual([]);
  accepted(await teacher.act({ type: 'grant', wish: 'normalize' }));
  for (const screen of [board, page]) await screen.getByText(/^Mission accomplished in 0:\d\d/).waitFor();
  accepted(await teacher.act({ type: 'endMission' }));
  await page.getByText('Tap the plane to place your first example.').waitFor();
});
