import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { button, lossOn, planeOf } from '#tests/support/screens.ts';

const house = openHouse();

test('one click shows a whole class at work: teacher, board and a phone among 24 simulated ones', async () => {
  const visitor = await house.visit('laptop', '/');
  await button(visitor, 'Try it with a simulated class').click();
  const [teacher, board, phone] = ['Teacher', 'Board', 'A student’s phone'].map((title) =>
    visitor.frameLocator(`iframe[title="${title}"]`),
  );
  await board!.getByText(/^25 students, [1-9]\d* examples$/).waitFor();
  await expect.poll(() => lossOn(board!)).toBeGreaterThan(0);
  const loss = await lossOn(board!);
  await expect.poll(() => lossOn(board!), { timeout: 20_000 }).toBeLessThan(loss);
  await expect.poll(() => lossOn(teacher!)).toBeLessThan(loss);
  await button(phone!, 'Start').click();
  await planeOf(phone!).click({ position: { x: 60, y: 60 } });
  await planeOf(phone!)
    .getByRole('button', { name: /^Your / })
    .waitFor();
});
