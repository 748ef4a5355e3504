import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { joinClass, openClass } from '#tests/support/class-server.ts';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import {
  joinByLink,
  openBoard,
  planeOf,
  startClass,
  tapPlane,
  waitForExamples,
} from '#tests/support/screens.ts';

const house = openHouse();
const LANGUAGES = ['en', 'de'];

test.each(['/', '/privacy', '/nowhere'])('%s fits every screen in every language', async (path) => {
  const page = await house.visit('laptop', path);
  for (const language of LANGUAGES) {
    await goIn(page, language);
    await page.locator('h1').first().waitFor();
    expect(await layoutFaults(page), language).toEqual([]);
  }
});

test('student, teacher and board fit every screen in every language, with one seat and with forty', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  const board = await openBoard(house, teacher);
  const { page: student } = await joinByLink(house, code, { device: 'laptop' });
  await board.getByText('1 student, 0 examples').waitFor();
  await fits({ teacher, board, student });
  const newcomer = await house.visit('laptop', `/j/${code}`);
  await newcomer.getByRole('heading', { name: /^You are / }).waitFor();
  expect(await layoutFaults(newcomer)).toEqual([]);
  const others = Array.from({ length: 38 }, (_, index) =>
    joinClass(house.server.url, code, `student ${index}`),
  );
  await placeAll(await Promise.all(others));
  await board.getByText(/^40 .*, 228 /).waitFor();
  await fits({ teacher, board, student });
});

test('whatever the network says of one’s examples, nothing moves under the finger', async () => {
  const { code, teacher } = await openClass(house.server.url);
  await teacher.act({ type: 'configure', settings: { classes: 4 } });
  const { page } = await joinByLink(house, code);
  const colours = page.locator('button[aria-pressed]');
  await colours.nth(3).waitFor();
  const tops = [await topOf(colours.first())];
  for (const [index, x] of [0.1, 0.4, 0.6, 0.9].entries()) {
    await colours.nth(index).tap();
    await tapPlane(page, { x, y: 0.5 });
    await waitForExamples(page, index + 1);
    tops.push(await topOf(colours.first()));
  }
  await goIn(page, 'de');
  await page.getByText('4 von 6').waitFor();
  tops.push(await topOf(colours.first()));
  expect(new Set(tops).size).toBe(1);
});

async function topOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())!.y;
}

async function fits({
  teacher,
  board,
  student,
}: Record<'teacher' | 'board' | 'student', Page>): Promise<void> {
  for (const language of LANGUAGES) {
    await Promise.all([teacher, board, student].map((page) => goIn(page, language)));
    await planeOf(student).waitFor();
    expect(await layoutFaults(student), `student, ${language}`).toEqual([]);
    await board.locator('h1').waitFor();
    expect(await layoutFaults(board), `board, ${language}`).toEqual([]);
    for (const tab of await teacherTabs(teacher)) {
      await tab.click();
      expect(await layoutFaults(teacher), `teacher, ${await tab.innerText()}`).toEqual([]);
    }
  }
}

async function teacherTabs(teacher: Page) {
  await teacher.getByRole('tab').first().waitFor();
  return teacher.getByRole('tab').all();
}

async function goIn(page: Page, language: string): Promise<void> {
  const url = new URL(page.url());
  url.searchParams.set('lang', language);
  await page.goto(url.href);
}

/** Each places the six examples that a seat may have. */
async function placeAll(students: readonly Awaited<ReturnType<typeof joinClass>>[]): Promise<void> {
  await Promise.all(
    students.flatMap((student, row) =>
      [0, 1, 2, 3, 4, 5].map((column) =>
        student.act({ type: 'addExample', x: column / 3 - 1, y: row / 19 - 1, label: (row + column) % 2 }),
      ),
    ),
  );
}
