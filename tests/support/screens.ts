import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Device, House } from './house.ts';

/** What people do at the screens of a class, and what they read there. All in English. */

type Screen = Page | FrameLocator | Locator;

export function button(screen: Screen, name: string | RegExp): Locator {
  return screen.getByRole('button', { name, exact: true });
}

/** From the landing page → the class's code. */
export async function startClass(teacher: Page): Promise<string> {
  await button(teacher, 'Start a class').click();
  await teacher.waitForURL(/\/teacher\/\d{6}/);
  await button(teacher, 'Freeze screens').waitFor();
  return /\d{6}/.exec(new URL(teacher.url()).pathname)![0];
}

/** Follows the teacher's link, then shows the board in a window of its own: a tab in front would slow the teacher's. */
export async function openBoard(house: House, teacher: Page): Promise<Page> {
  const opening = teacher.context().waitForEvent('page');
  await teacher.getByRole('link', { name: 'Open the board' }).click();
  const tab = await opening;
  await tab.waitForURL('**/board/*');
  const path = new URL(tab.url()).pathname;
  await tab.close();
  const board = await house.visit('projector', path);
  await board.getByText('Teach the plane').waitFor();
  return board;
}

export interface Student {
  readonly page: Page;
  readonly name: string;
}

/** Types the code on the landing page, reads the name card and starts. */
export async function joinByCode(house: House, code: string): Promise<Student> {
  const page = await house.visit('phone', '/');
  await page.getByLabel('Digit 1 of 6').waitFor();
  await page.keyboard.type(code);
  await page.waitForURL(`**/j/${code}`);
  return start(page);
}

/** Opens the join link, as the square on the board does. */
export async function joinByLink(
  house: House,
  code: string,
  { device = 'phone', query = '', url }: { device?: Device; query?: string; url?: string } = {},
): Promise<Student> {
  return start(await house.visit(device, `/j/${code}${query}`, url === undefined ? {} : { url }));
}

async function start(page: Page): Promise<Student> {
  const name = await readNameCard(page);
  await button(page, 'Start').click();
  await planeOf(page).waitFor();
  return { page, name };
}

async function readNameCard(page: Page): Promise<string> {
  const title = page.getByRole('heading', { name: /^You are / });
  await title.waitFor();
  return (await title.innerText()).replace(/^You are\s+/, '');
}

export function planeOf(screen: Screen): Locator {
  return screen.getByRole('application');
}

/** In shares of the plane, from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export async function tapPlane(page: Page, spot: Spot): Promise<void> {
  const { x, y } = await pixelsOf(page, spot);
  await page.touchscreen.tap(x, y);
}

/** A finger comes down, moves over the plane and leaves. */
export async function dragOnPlane(page: Page, from: Spot, to: Spot): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const [start, end] = [await pixelsOf(page, from), await pixelsOf(page, to)];
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] });
  for (const point of [middle, end])
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
}

async function pixelsOf(page: Page, { x, y }: Spot): Promise<Spot> {
  const box = await planeOf(page).boundingBox();
  if (!box) throw new Error('The plane is not on this screen');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** One's own examples as a screen reader names them: "blue at -0.5, 0.5". */
export async function ownExamples(screen: Screen): Promise<readonly string[]> {
  const marks = planeOf(screen).getByRole('button', { name: /^Your / });
  const names = await marks.evaluateAll((elements) =>
    elements.map((mark) => mark.getAttribute('aria-label')!),
  );
  return names
    .map((name) => /^Your (.*? at [^ ]+ [^ ]+)\. Arrow/.exec(name)![1]!.replace(' example', ''))
    .sort();
}

export async function waitForExamples(screen: Screen, count: number): Promise<void> {
  await expect.poll(async () => (await ownExamples(screen)).length).toBe(count);
}

/** The loss on the training set as a board shows it; NaN while there is none. */
export async function lossOn(screen: Screen): Promise<number> {
  return Number(await numberBeside(screen, 'train'));
}

export async function iterationOn(screen: Screen): Promise<number> {
  return Number((await numberBeside(screen, 'iteration')).replaceAll(',', ''));
}

function numberBeside(screen: Screen, term: string): Promise<string> {
  return screen
    .locator('dt', { hasText: new RegExp(`^\\s*${term}\\s*$`) })
    .locator('xpath=following-sibling::dd[1]')
    .innerText();
}
