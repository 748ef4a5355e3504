import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import {
  button,
  iterationOn,
  joinByLink,
  ownExamples,
  startClass,
  tapPlane,
  waitForExamples,
} from '#tests/support/screens.ts';

const house = openHouse();

test('the teacher trains step by step, clears the plane and brings the examples back', async () => {
  const { teacher, student } = await smallClass();
  await button(teacher, 'iteration').click();
  await expect.poll(() => iterationOn(teacher)).toBe(1);
  await button(teacher, 'epoch').click();
  await expect.poll(() => iterationOn(teacher)).toBe(2);
  await button(teacher, 'Reset the network').click();
  await expect.poll(() => iterationOn(teacher)).toBe(0);
  const placed = await ownExamples(student);
  await teacher.getByRole('tab', { name: 'Data' }).click();
  await button(teacher, 'Clear the plane').click();
  await waitForExamples(student, 0);
  await button(teacher, 'Bring back 2 examples').click();
  await expect.poll(() => ownExamples(student)).toEqual(placed);
});

test('a set on other axes takes the students’ examples away only when that is meant', async () => {
  const { teacher, student } = await smallClass();
  await teacher.getByRole('tab', { name: 'Data' }).click();
  await button(teacher, 'Spiral').click();
  await teacher.getByText('1 student, 122 examples').waitFor();
  await button(teacher, 'Bank clients').click();
  await button(teacher.getByRole('dialog'), 'Cancel').click();
  await teacher.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await ownExamples(student)).toHaveLength(2);
  await button(teacher, 'Bank clients').click();
  await button(teacher.getByRole('dialog'), 'Load').click();
  await waitForExamples(student, 0);
  await teacher.getByText('1 student, 120 examples').waitFor();
});

async function smallClass(): Promise<{ teacher: Page; student: Page }> {
  const teacher = await house.visit('laptop', '/');
  const { page: student } = await joinByLink(house, await startClass(teacher));
  await tapPlane(student, { x: 0.2, y: 0.2 });
  await tapPlane(student, { x: 0.8, y: 0.8 });
  await waitForExamples(student, 2);
  await teacher.getByText('1 student, 2 examples').waitFor();
  return { teacher, student };
}
