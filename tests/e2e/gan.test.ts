import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from '#tests/support/house.ts';
import { layoutFaults } from '#tests/support/layout.ts';
import { button, startClass } from '#tests/support/screens.ts';

const house = openHouse();

/** Corners in per cent of the pad: an apple, more or less. */
const APPLE = [
  [50, 25],
  [30, 20],
  [15, 50],
  [30, 85],
  [50, 80],
  [70, 85],
  [85, 50],
  [70, 20],
  [50, 25],
] as const;

/** A finger draws it, and a stem. */
async function drawApple(page: Page): Promise<void> {
  const box = (await page.getByRole('application').boundingBox())!;
  const finger = await page.context().newCDPSession(page);
  const at = ([x, y]: readonly [number, number]) => ({
    x: box.x + (box.width * x) / 100,
    y: box.y + (box.height * y) / 100,
  });
  for (const [first, ...others] of [APPLE, [[50, 25] as const, [58, 8] as const]]) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(first!)] });
    for (const corner of others)
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(corner)] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await finger.detach();
}

/** Networks that learn in seconds, as a teacher with a slow computer chooses them. */
async function chooseSmallNetworks(teacher: Page): Promise<void> {
  await teacher.getByText('More combinations').click();
  const small = teacher.getByRole('switch', { name: 'Small networks' });
  await small.click();
  await expect.poll(() => small.getAttribute('aria-checked')).toBe('true');
}

/** A minute and a half more, for a slow machine. */
async function giveTime(teacher: Page): Promise<void> {
  for (let more = 0; more < 6; more++) await button(teacher, '+15 s').click();
}

async function judgeAll(page: Page, items: number): Promise<void> {
  await page.getByRole('heading', { name: 'Real or forged?' }).waitFor();
  for (let item = 1; item <= items; item++) {
    await page.getByText(`${item} of ${items}`).waitFor();
    await page.keyboard.press(String(1 + (item % 5)));
  }
  await page.getByText('All judged').waitFor();
}

/** The game is over for now: its pages wait for the next one. */
async function stopGame(teacher: Page, phone: Page): Promise<void> {
  await button(teacher, 'Stop the game').click();
  await button(teacher, 'Stop and delete').click();
  await phone.getByText('Your teacher starts the game').waitFor();
}

/** A student's phone, which waits for the game. */
async function join(code: string): Promise<Page> {
  const page = await house.visit('phone', `/j/${code}`);
  await button(page, 'Start').click();
  await page.getByText('Your teacher starts the game').waitFor();
  return page;
}

test(
  'Two houses play a round: they collect, forge by verdicts, judge, learn and see who was fooled',
  { timeout: 240_000 },
  async () => {
    const teacher = await house.visit('laptop', '/');
    const code = await startClass(teacher);
    await button(teacher, 'Forgers and detectives').click();
    await button(teacher, 'Start: Two houses').waitFor();
    const board = await house.visit('projector', `/board/${code}`);
    const [ada, bob] = [await join(code), await join(code)];
    const phones = [ada, bob];

    await chooseSmallNetworks(teacher);
    await button(teacher, 'Start: Two houses').click();
    await giveTime(teacher);
    for (const page of phones) {
      await page.getByText('Secret card. Show it to no other house.').waitFor();
      await drawApple(page);
      await button(page, 'Keep').click();
      await page.getByText('2 of 3').waitFor();
    }
    expect(await ada.locator('section.card h2').innerText()).not.toBe(
      await bob.locator('section.card h2').innerText(),
    );
    expect(await layoutFaults(ada)).toEqual([]);

    await button(teacher, 'On to: Forge').click();
    await giveTime(teacher);
    for (const page of phones) {
      await page.getByRole('heading', { name: 'Forge an apple' }).waitFor();
      await drawApple(page);
    }
    // The referees may still be learning when the first round comes this soon.
    await expect.poll(() => button(ada, /^Test\./).isEnabled(), { timeout: 90_000 }).toBe(true);
    await button(ada, /^Test\./).click();
    await ada.getByText(/^(More real than|Step )/).waitFor();
    expect(await ada.locator('svg rect').count()).toBeGreaterThan(0);
    expect(await layoutFaults(ada)).toEqual([]);
    for (const page of phones) {
      await button(page, 'Submit').click();
      await page.getByRole('heading', { name: 'Submitted' }).waitFor();
    }
    await board.getByText('2 of 2 submitted').waitFor();

    await button(teacher, 'On to: Judge').click();
    await giveTime(teacher);
    for (const page of phones) await judgeAll(page, 8);

    await button(teacher, 'On to: Learn').click();
    await button(ada, 'Forgery 1').click();
    await ada.getByText('Tapped. The reveal tells whether it survives.').waitFor();
    await board.getByText('1 of 2 have tapped').waitFor();

    await button(teacher, 'On to: Reveal').click();
    await ada.getByText('Your forgery').waitFor();
    await ada.getByText(/^Referee: \d+%$/).waitFor();
    await button(ada, 'Show it as mine').click();
    await ada.getByText('The board shows your name.').waitFor();
    await board.getByText('Can people tell?').waitFor();
    await board.getByText('Real ones and networks’ lie face down until round 3.').waitFor();
    expect(await board.locator('li.real canvas').count()).toBe(0);
    await expect.poll(() => board.locator('li.forged canvas').count()).toBeGreaterThan(0);
    for (const screen of [teacher, ada]) expect(await layoutFaults(screen)).toEqual([]);

    await teacher.setViewportSize({ width: 1366, height: 768 });
    await teacher.getByRole('tab', { name: 'Drawings' }).click();
    const downloading = teacher.waitForEvent('download');
    await button(teacher, 'Round record (CSV)').click();
    const record = (await readFile((await (await downloading).path())!)).toString().trim().split('\r\n');
    expect(record.length).toBeGreaterThan(8);
    expect(record[0]).toMatch(/^round,item,house,is_forged,maker,bets_10/);
    await teacher.getByRole('tab', { name: 'Game' }).click();
    await stopGame(teacher, ada);
  },
);

test(
  'A network judges, a network forges, and two networks play alone: one class goes through a round of each',
  { timeout: 240_000 },
  async () => {
    const teacher = await house.visit('laptop', '/');
    const code = await startClass(teacher);
    await button(teacher, 'Forgers and detectives').click();
    await button(teacher, 'Start: Two houses').waitFor();
    const board = await house.visit('projector', `/board/${code}`);
    const phone = await join(code);
    await chooseSmallNetworks(teacher);

    await button(teacher, 'Start: Fool the machine').click();
    await giveTime(teacher);
    await phone.getByRole('heading', { name: 'Forge an apple' }).waitFor();
    await drawApple(phone);
    // By then the generator, which competes, has drawn too.
    await phone
      .getByText('A test asks the referee, a network, how real it looks.', { exact: false })
      .waitFor({ timeout: 90_000 });
    await button(phone, 'Submit').click();
    await board.getByText('1 of 1 submitted').waitFor();
    await button(teacher, 'On to: Learn').click();
    await button(phone, 'Forgery 1').click();
    await board.getByText('1 of 1 have tapped').waitFor();
    await button(teacher, 'On to: Reveal').click();
    await phone.getByText(/^Hidden referee: \d+%$/).waitFor();
    for (const lane of ['yours', 'the generator’s'])
      await board.getByRole('heading', { name: lane }).waitFor();
    for (const screen of [teacher, phone]) expect(await layoutFaults(screen)).toEqual([]);
    await stopGame(teacher, phone);

    await button(teacher, 'Start: Spot the machine').click();
    await giveTime(teacher);
    await phone.getByText('The card. This is what makes it real.').waitFor();
    await drawApple(phone);
    await button(phone, 'Keep').click();
    await board.getByText('0 of 1 have drawn all theirs').waitFor();
    await button(teacher, 'On to: Learn').click();
    await phone.getByRole('heading', { name: 'Wander through the noise' }).waitFor();
    await phone.getByRole('img', { name: 'Wander through the noise' }).waitFor();
    await button(teacher, 'On to: Judge').click();
    await giveTime(teacher);
    await judgeAll(phone, 4);
    await board.getByText('1 of 1 have judged all theirs').waitFor();
    await button(teacher, 'On to: Reveal').click();
    await phone.getByText('What you judged').waitFor();
    await board.getByText('4 judgements').waitFor();
    for (const screen of [teacher, phone]) expect(await layoutFaults(screen)).toEqual([]);
    await stopGame(teacher, phone);

    await button(teacher, 'Start: Spectate').click();
    await phone.getByRole('img', { name: 'Wander through the noise' }).waitFor();
    await button(teacher, 'On to: Judge').click();
    await giveTime(teacher);
    await judgeAll(phone, 4);
    await button(teacher, 'On to: Reveal').click();
    await phone.getByText('What you judged').waitFor();
    await board.getByText('4 judgements').waitFor();
    for (const screen of [teacher, phone]) expect(await layoutFaults(screen)).toEqual([]);
  },
);
