import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { NarrowProxy, type WebSocketBlock } from '#tests/support/narrow-proxy.ts';
import {
  button,
  iterationOn,
  joinByLink,
  openBoard,
  ownExamples,
  startClass,
  tapPlane,
  waitForExamples,
} from '#tests/support/screens.ts';

const house = openHouse();

test('a page that may only poll takes part like any other', async () => {
  const { proxy, url } = await openProxy('refused');
  const { teacher, board, code } = await openClass();
  const student = await joinByLink(house, code, { query: '?transport=polling', url });
  await takesPart({ ...student, teacher, board });
  await outlivesItsServer(student.page, board);
  expect(proxy.blocked).toBe(0);
});

test('a page whose WebSocket is refused falls back to polling by itself', async () => {
  const { proxy, url } = await openProxy('refused');
  const { teacher, board, code } = await openClass();
  const student = await joinByLink(house, code, { url });
  expect(proxy.blocked).toBeGreaterThan(0);
  await takesPart({ ...student, teacher, board });
});

test('a page whose WebSocket hangs waits for it once, and polls from then on', async () => {
  const { url } = await openProxy('hanging');
  const { teacher, board, code } = await openClass();
  const student = await joinByLink(house, code, { url });
  await takesPart({ ...student, teacher, board });
  expect((await waysAfterRefresh(student.page))[0]).toBe('polling');
  await outlivesItsServer(student.page, board);
});

async function openProxy(block: WebSocketBlock): Promise<{ proxy: NarrowProxy; url: string }> {
  const proxy = new NarrowProxy(house.server.url, block);
  const url = await proxy.open();
  onTestFinished(() => proxy.close());
  return { proxy, url };
}

async function openClass(): Promise<{ teacher: Page; board: Page; code: string }> {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  return { teacher, board: await openBoard(house, teacher), code };
}

/** It places examples, follows the training, and comes back to its seat after a refresh. */
async function takesPart({
  page,
  name,
  teacher,
  board,
}: Record<'page' | 'teacher' | 'board', Page> & { name: string }) {
  await tapPlane(page, { x: 0.2, y: 0.2 });
  await button(page, 'Orange').tap();
  await tapPlane(page, { x: 0.8, y: 0.8 });
  await board.getByText('1 student, 2 examples').waitFor();
  const placed = await ownExamples(page);
  const before = await verdictOn(page);
  await button(teacher, 'Run').click();
  await expect.poll(() => verdictOn(page)).not.toBe(before);
  await page.reload();
  await page.getByText(name, { exact: true }).waitFor();
  await waitForExamples(page, 2);
  expect(await ownExamples(page)).toEqual(placed);
}

async function outlivesItsServer(page: Page, board: Page): Promise<void> {
  await house.server.kill();
  await page.getByText('Reconnecting…').waitFor();
  await house.server.start();
  await page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
  const iteration = await iterationOn(board);
  await expect.poll(() => iterationOn(board)).toBeGreaterThan(iteration);
  await waitForExamples(page, 2);
}

/** "You say +1, the network +0.12." */
function verdictOn(page: Page): Promise<string> {
  return page.getByText(/^\s*You say/).innerText();
}

/** How the page turns to its server, in order. */
async function waysAfterRefresh(page: Page): Promise<readonly string[]> {
  const ways: string[] = [];
  page.on('websocket', () => ways.push('websocket'));
  page.on('request', (request) => request.url().includes('transport=polling') && ways.push('polling'));
  page.on('framenavigated', () => (ways.length = 0));
  await page.reload();
  await waitForExamples(page, 2);
  return ways;
}
