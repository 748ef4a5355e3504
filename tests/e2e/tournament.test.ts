import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accepted, joinClass, openClass } from '#tests/support/class-server.ts';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { button, startClass } from '#tests/support/screens.ts';

const house = openHouse();

function numberBeside(page: Page, term: string) {
  return page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]');
}

test('seats choose learning rates, the board ranks their copies without names, and the best goes to the board', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Tournament').click();
  await teacher.getByLabel('Iterations').selectOption('100');
  const student = await house.visit('phone', `/j/${code}`);
  await button(student, 'Start').click();
  const dial = student.getByRole('slider');
  await dial.focus();
  await student.keyboard.press('End');
  await student.getByText('Yours is in.').waitFor();
  const others = await Promise.all(
    ['ada', 'bob', 'cy'].map((name) => joinClass(house.server.url, code, name)),
  );
  for (const [index, learningRate] of [0.001, 0.1, 0.3].entries())
    accepted(await others[index]!.act({ type: 'enter', entry: { learningRate, optimizer: 'sgd' } }));

  const board = await house.visit('projector', `/board/${code}`);
  await board.getByText('4 students, 4 have chosen').waitFor();
  await button(teacher, 'Ask all phones').first().click();
  await button(student, 'One in between').click();
  await board.getByText('1 of 4 have answered').waitFor();
  for (const screen of [board, student]) expect(await layoutFaults(screen)).toEqual([]);
  await button(teacher, 'Run it').click();
  await board.getByText(/^The best copy had learning rate /).waitFor();
  await student.getByText(/^What came out: /).waitFor();
  await button(teacher, 'Done').click();
  await board.getByText(/^The best copy had learning rate /).waitFor({ state: 'hidden' });
  await board.getByText('Sorted by loss, after the same number of iterations.').waitFor();
  const losses = await board.getByRole('listitem').allInnerTexts();
  const numbers = losses.filter((text) => text !== 'exploded').map(Number);
  expect(losses).toHaveLength(4);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(losses).toContain(await numberBeside(student, 'loss').innerText());
  for (const screen of [board, student, teacher]) expect(await layoutFaults(screen)).toEqual([]);

  await button(teacher, 'Put the best on the board').click();
  await board.getByRole('heading', { name: 'The best copy' }).waitFor();
  await board.getByText(losses[0]!, { exact: true }).waitFor();
  await student.getByRole('heading', { name: 'The best copy is on the board' }).waitFor();
  for (const screen of [board, student, teacher]) expect(await layoutFaults(screen)).toEqual([]);
});

test('forty copies train side by side, and every screen is told in time', async () => {
  const { code, teacher } = await openClass(house.server.url, 'tournament');
  const board = await house.visit('projector', `/board/${code}`);
  const seats = Array.from({ length: 40 }, (_, index) => joinClass(house.server.url, code, `seat ${index}`));
  for (const [index, seat] of (await Promise.all(seats)).entries())
    accepted(
      await seat.act({ type: 'enter', entry: { learningRate: 0.0001 * 1.34 ** index, optimizer: 'sgd' } }),
    );
  accepted(await teacher.act({ type: 'configure', settings: { iterations: 100 } }));
  accepted(await teacher.act({ type: 'start' }));
  await board.getByText('Sorted by loss, after the same number of iterations.').waitFor();
  expect(await board.getByRole('listitem').count()).toBe(40);
  expect(await layoutFaults(board)).toEqual([]);
});
