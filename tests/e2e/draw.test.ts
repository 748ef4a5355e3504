import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { button, joinByLink, startClass } from '#tests/support/screens.ts';

const house = openHouse();

/** Lines through corners in per cent of the pad. */
const SHAPES: Readonly<Record<string, readonly (readonly (readonly [number, number])[])[]>> = {
  house: [
    [
      [20, 90],
      [20, 45],
      [50, 10],
      [80, 45],
      [80, 90],
      [20, 90],
    ],
  ],
  star: [
    [
      [50, 8],
      [62, 40],
      [95, 40],
      [68, 60],
      [79, 92],
      [50, 72],
      [21, 92],
      [32, 60],
      [5, 40],
      [38, 40],
      [50, 8],
    ],
  ],
  tree: [
    [
      [46, 95],
      [46, 62],
      [24, 58],
      [16, 38],
      [30, 16],
      [52, 8],
      [74, 18],
      [84, 40],
      [74, 58],
      [54, 62],
      [54, 95],
    ],
  ],
  fish: [
    [
      [90, 50],
      [72, 30],
      [44, 28],
      [20, 48],
      [5, 28],
      [5, 72],
      [20, 52],
      [44, 72],
      [72, 70],
      [90, 50],
    ],
  ],
};

/** A finger draws, a little smaller and elsewhere each time. */
async function drawShape(page: Page, name: string, size = 80): Promise<void> {
  const box = (await page.getByRole('application').boundingBox())!;
  const finger = await page.context().newCDPSession(page);
  const at = ([x, y]: readonly [number, number]) => ({
    x: box.x + (box.width * (x * size + 50 * (100 - size))) / 10_000,
    y: box.y + (box.height * (y * size + 50 * (100 - size))) / 10_000,
  });
  for (const [first, ...others] of SHAPES[name]!) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(first!)] });
    for (const corner of others)
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(corner)] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await finger.detach();
}

function title(page: Page): Promise<string> {
  return page.getByRole('heading', { level: 1 }).innerText();
}

/** Draws what the screen asks for and sends it. → which that was, and whether the network may learn from it */
async function drawWhatIsAsked(page: Page, size: number): Promise<{ name: string; isForTraining: boolean }> {
  await page.getByRole('heading', { name: /^Draw an? / }).waitFor();
  const asked = await title(page);
  const name = Object.keys(SHAPES).find((shape) => asked.endsWith(shape))!;
  await drawShape(page, name, size);
  await button(page, 'Send').click();
  const sent = await page.getByText(/^Sent: /).innerText();
  return { name, isForTraining: sent.includes('learn from it') };
}

async function exported(teacher: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading = teacher.waitForEvent('download');
  await button(teacher, name).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: await readFile((await download.path())!) };
}

test('A class draws, its network learns to guess, labels are given, a drawing is hidden, and data go out and in again', async () => {
  const teacher = await house.visit('laptop', '/');
  const code = await startClass(teacher);
  await button(teacher, 'Draw and recognise').click();
  await button(teacher, 'Fool it').waitFor();
  const students = [await joinByLink(house, code), await joinByLink(house, code)].map(({ page }) => page);
  await button(teacher, 'Run').first().click();
  await teacher.getByLabel('Speed').selectOption('as fast as it goes');
  const drawn = [];
  for (let round = 0; round < 4; round++)
    drawn.push(...(await Promise.all(students.map((page) => drawWhatIsAsked(page, 90 - 10 * round)))));
  const known = drawn.find(({ isForTraining }) => isForTraining)!.name;

  const [ada, bob] = students as [Page, Page];
  await drawShape(ada, known, 70);
  const guess = ada.getByRole('list').getByRole('listitem').filter({ hasText: known });
  await expect.poll(async () => Number(/(\d+)%/.exec(await guess.innerText())?.[1])).toBeGreaterThan(60);
  await button(ada, 'Look inside').click();
  await ada.getByText('8 kernels and their feature maps').waitFor();
  await button(ada, 'Back to drawing').click();
  await button(ada, 'Clear').click();

  const saboteurs = teacher.locator('.setting', { hasText: 'Saboteurs' });
  await saboteurs.getByRole('button', { name: 'One more' }).click();
  await button(teacher, 'Label').click();
  const secrets = () => Promise.all(students.map((page) => page.getByText('Saboteur, secretly').count()));
  await expect.poll(async () => (await secrets()).reduce((sum, count) => sum + count)).toBe(1);
  await saboteurs.getByRole('button', { name: 'One less' }).click();
  const counter = teacher.getByLabel('Count weights on the board');
  await counter.fill('8');
  await teacher
    .getByRole('row', { name: /8·3584·3584·\(3584·3584 \+ 1\) = 1,319,963,811,905,536/ })
    .waitFor();
  await counter.fill('0');
  await bob.getByRole('heading', { name: 'What is this?' }).waitFor();
  await button(bob, 'star').click();
  await bob.getByText('You said star. All labels:').waitFor();

  await button(teacher, 'Hunt').click();
  await button(teacher, 'Find the hardest').click();
  await button(bob, /^Goes by /)
    .first()
    .click();
  await bob.getByText('1 found').waitFor();
  await teacher
    .getByLabel(/^Leave out drawing /)
    .first()
    .check();
  await teacher.locator('strong', { hasText: 'without them' }).waitFor();
  await button(teacher, 'Learn from 1 drawing again').click();

  await button(teacher, 'Fool it').click();
  await bob.getByRole('heading', { name: 'Fool the network' }).waitFor();
  await drawShape(bob, 'fish', 60);
  await bob.getByLabel('I draw').selectOption('tree');
  await bob.getByText('It is fooled. Send it, and it learns from this.').waitFor();
  await button(bob, 'Send').click();
  await bob.getByText('1 of 6').waitFor();

  await teacher.getByRole('tab', { name: 'Rule' }).click();
  await button(teacher, 'One line more').click();
  await teacher.getByText(/^Of the training drawings it gets \d of 7 right/).waitFor();
  await teacher.locator('strong', { hasText: 'linear model' }).waitFor();
  await teacher.locator('strong', { hasText: 'your rule' }).waitFor();

  await teacher.getByRole('tab', { name: 'Data' }).click();
  await button(teacher, /^Hide drawing 9, tree/).click();
  await button(teacher, /^Show drawing 9, tree, again/).waitFor();
  await bob.getByText('0 of 6').waitFor();
  const [idx, strokes] = [await exported(teacher, 'IDX'), await exported(teacher, 'Quick, Draw!')];
  expect(strokes.bytes.toString().trim().split('\n')).toHaveLength(8);

  const shown = teacher.getByRole('button', { name: /^Hide drawing/ });
  for (const { name, bytes } of [idx, strokes]) {
    await button(teacher, 'Delete all').click();
    await button(teacher, 'Delete').click();
    await expect.poll(() => shown.count()).toBe(0);
    await teacher
      .getByLabel('Choose files')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await teacher.getByText('8 drawings imported.').waitFor();
    await expect.poll(() => shown.count()).toBe(8);
    const again = await exported(teacher, name.endsWith('ndjson') ? 'Quick, Draw!' : 'IDX');
    expect(again.bytes.equals(bytes)).toBe(true);
  }
  await teacher
    .getByLabel('Choose files')
    .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2,3\n') });
  await teacher.getByText(/^a\.csv: row 1 has 3 columns/).waitFor();
});

test('The network goes home as one page and guesses there as it did in class', async () => {
  const teacher = await house.visit('laptop', '/');
  await startClass(teacher);
  await button(teacher, 'Draw and recognise').click();
  await button(teacher, 'Fool it').waitFor();
  await teacher.getByRole('tab', { name: 'Data' }).click();
  const { bytes } = await exported(teacher, 'Network as a page');
  const page = await house.visit('phone', '/');
  await page.route('**/network.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: bytes.toString() }),
  );
  await page.goto('/network.html');
  await page.getByRole('heading', { name: 'Your class’s network' }).waitFor();
  const pad = (await page.locator('svg').boundingBox())!;
  await page.mouse.move(pad.x + 60, pad.y + 60);
  await page.mouse.down();
  await page.mouse.move(pad.x + 200, pad.y + 220, { steps: 8 });
  await page.mouse.up();
  const shares = async () =>
    (await page.getByRole('listitem').allInnerTexts()).map((text) => Number(/(\d+) %/.exec(text)?.[1]));
  await expect.poll(async () => (await shares()).reduce((sum, share) => sum + share, 0)).toBeGreaterThan(97);
});
