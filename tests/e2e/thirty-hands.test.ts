import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { button, planeOf, startClass } from '#tests/support/screens.ts';

const house = openHouse();

function title(page: Page, name: string) {
  return page.getByRole('heading', { name, exact: true });
}

function knobOf(page: Page) {
  return page.getByRole('slider', { name: 'Your weight' });
}

test('A lesson goes from the plane to thirty hands and back; a knob stays as it was turned', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Thirty hands').click();
  const student = await house.visit('phone', `/j/${code}`);
  await button(student, 'Start').click();
  await title(student, 'Wait for the deal').waitFor();
  await button(teacher, 'Start blind').click();
  await title(student, 'Turn it blind').waitFor();

  await knobOf(student).focus();
  await student.keyboard.press('End');
  await expect.poll(() => knobOf(student).getAttribute('aria-valuenow')).toBe('8');
  const said = await knobOf(student).getAttribute('aria-valuetext');
  const loss = /loss (\S+)$/.exec(said!)![1]!;
  await teacher.getByText(loss, { exact: true }).waitFor();
  await button(teacher, 'Stop the clock').click();
  await student.reload();
  await expect.poll(() => knobOf(student).getAttribute('aria-valuetext')).toBe(said);

  await button(teacher, 'Teach the plane').click();
  await planeOf(student).waitFor();
  await button(teacher, 'Thirty hands').click();
  await expect.poll(() => knobOf(student).getAttribute('aria-valuetext')).toBe(said);
});

test('A seat turns every parameter of its neuron; then the machine turns all, and three curves stand side by side', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Thirty hands').click();
  const student = await house.visit('phone', `/j/${code}`);
  await button(student, 'Start').click();
  await teacher.getByLabel('A seat holds').selectOption('neuron');
  await button(teacher, 'Start blind').click();
  const bias = student.getByRole('button', { name: /^Your bias b shifts hidden neuron 1/ });
  await bias.click();
  await knobOf(student).focus();
  await student.keyboard.press('End');
  await expect.poll(() => bias.innerText()).toMatch(/8\.00/);
  await button(teacher, 'Next: Seeing').click();
  await title(student, 'Find the lowest loss').waitFor();
  expect(await knobOf(student).getAttribute('aria-valuetext')).toMatch(/slope/);
  await button(teacher, 'Next: Predict first').waitFor();
  await button(teacher, 'Backpropagation').click();
  await title(student, 'Now the machine turns').waitFor();
  await expect.poll(() => knobOf(student).getAttribute('aria-disabled')).toBe('true');
  await button(teacher, 'Next: Compare').click();
  await student.getByRole('img', { name: /^Backpropagation: loss from/ }).waitFor();
  expect(await student.getByRole('img', { name: /loss from/ }).count()).toBe(3);

  await button(teacher, 'Ask all phones').last().click();
  await button(student, 'Not true').click();
  await student.getByText('Your answer is in.').waitFor();
  await button(teacher, 'Run it').click();
  await student.getByText('And now, what do you say?').waitFor();
  expect(await layoutFaults(student)).toEqual([]);
});
