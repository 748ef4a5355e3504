import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accepted, joinClass, openClass } from '#tests/support/class-server.ts';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { joinByLink, tapPlane } from '#tests/support/screens.ts';

const house = openHouse();

/** The two losses of a network, as the table on a screen shows them. */
async function lossesOf(page: Page, network: 'squared error' | 'arctan error'): Promise<readonly number[]> {
  const cells = page.getByRole('row', { name: new RegExp(`^${network}`) }).getByRole('cell');
  return (await cells.allInnerTexts()).map(Number);
}

test('while a class throws points far off, the arctan network stays, and every screen shows both losses of both', async () => {
  const { code, teacher } = await openClass(house.server.url, 'duel');
  const board = await house.visit('projector', `/board/${code}`);
  accepted(await teacher.act({ type: 'setSpeed', speed: 1000 }));
  accepted(await teacher.act({ type: 'run' }));
  const { page } = await joinByLink(house, code);
  await expect.poll(async () => (await lossesOf(board, 'squared error'))[0]).toBeLessThan(0.1);

  await tapPlane(page, { x: 0.8, y: 0.08 });
  await page.getByText(/^Your point pulls /).waitFor();
  const others = ['ada', 'bob', 'cy', 'dee', 'eve', 'fay', 'gil'].map((name) =>
    joinClass(house.server.url, code, name),
  );
  for (const other of await Promise.all(others))
    for (const x of [0.6, 0.8]) accepted(await other.act({ type: 'addExample', x, y: 4.5, label: 0 }));
  await board.getByText('8 students, 15 points thrown').waitFor();
  await expect.poll(async () => (await lossesOf(board, 'squared error'))[1]).toBeGreaterThan(0.5);
  const [squared, arctan] = await lossesOf(board, 'arctan error');
  expect(arctan).toBeLessThan((await lossesOf(board, 'squared error'))[1]!);
  expect(arctan).toBeLessThan(squared!);

  accepted(await teacher.act({ type: 'pause' }));
  // Each screen takes the last state in its own time.
  const shown = (screen: Page) => lossesOf(screen, 'arctan error');
  await expect.poll(async () => String(await shown(page)) === String(await shown(board))).toBe(true);
  for (const screen of [board, page]) expect(await layoutFaults(screen)).toEqual([]);
});
