import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LocalServer } from '#server/bots/simulate/local-server.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { openCrowdedClass } from './crowded-class.ts';
import { readTrace, TRACE_CATEGORIES } from './trace.ts';

/** What a page costs the device's main thread while a class at its limits trains: 40 seats, 6×8 neurons, 10 states a second. */

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const WARM_UP_FRAMES = 60;
const SECONDS = 10;
const ROUNDS = 3;
const LONG_TASK_MS = 50;

interface Screen {
  readonly name: string;
  readonly context: BrowserContextOptions;
  /** How many times slower than this machine. */
  readonly slowdown: number;
  /** Most milliseconds a frame in 95 of 100. */
  readonly target: number;
  open(page: Page, code: string): Promise<void>;
}

const screens: readonly Screen[] = [
  {
    name: 'board',
    context: { viewport: { width: 1280, height: 720 } },
    slowdown: 1,
    target: 12,
    open: (page, code) => goTo(page, `/board/${code}`),
  },
  {
    name: 'phone',
    context: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
    slowdown: 6,
    target: 30,
    async open(page, code) {
      await goTo(page, `/j/${code}`);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('application').waitFor();
    },
  },
];

interface Figures {
  readonly screen: string;
  readonly slowdown: number;
  readonly frames: number;
  /** Milliseconds of the main thread a frame, by the clock. */
  readonly p50: number;
  readonly p95: number;
  /** The same without the time that it waited for others. */
  readonly cpuP50: number;
  readonly cpuP95: number;
  readonly longestTask: number;
  readonly longTasks: number;
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
}

async function measure(browser: Browser, url: string, code: string, screen: Screen): Promise<Figures> {
  const context = await browser.newContext({ ...screen.context, baseURL: url, locale: 'en-GB' });
  const page = await context.newPage();
  await screen.open(page, code);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: screen.slowdown });
  await drawFrames(page, WARM_UP_FRAMES);
  await browser.startTracing(page, { categories: TRACE_CATEGORIES });
  await page.waitForTimeout(1000 * SECONDS);
  const { frames, tasks } = readTrace(await browser.stopTracing());
  await context.close();
  return {
    screen: screen.name,
    slowdown: screen.slowdown,
    frames: frames.length,
    p50: quantile(
      frames.map(({ ms }) => ms),
      0.5,
    ),
    p95: quantile(
      frames.map(({ ms }) => ms),
      0.95,
    ),
    cpuP50: quantile(
      frames.map(({ cpuMs }) => cpuMs),
      0.5,
    ),
    cpuP95: quantile(
      frames.map(({ cpuMs }) => cpuMs),
      0.95,
    ),
    longestTask: quantile(
      tasks.map(({ ms }) => ms),
      1,
    ),
    longTasks: tasks.filter(({ ms }) => ms > LONG_TASK_MS).length,
  };
}

/** A string, since the page knows none of the helpers that a compiled function would bring along. */
async function drawFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(`(async () => {
    for (let frame = 0; frame < ${count}; frame++) await new Promise(requestAnimationFrame);
  })()`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return Math.round(100 * (sorted[at] ?? 0)) / 100;
}

function say(figures: Figures, target: number): void {
  const { screen, slowdown, frames, p50, p95, cpuP50, cpuP95, longestTask, longTasks } = figures;
  console.log(
    `${screen.padEnd(6)} ${slowdown}× slower: ${frames} frames, p50 ${p50} ms, p95 ${p95} ms (≤ ${target}), ` +
      `of it computing p50 ${cpuP50}, p95 ${cpuP95}; ` +
      `longest task ${longestTask} ms, ${longTasks} over ${LONG_TASK_MS} ms`,
  );
}

async function measureAll(url: string, browser: Browser): Promise<readonly Figures[]> {
  const crowd = await openCrowdedClass(url);
  const rows: Figures[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const screen of screens) {
      const figures = await measure(browser, url, crowd.code, screen);
      say(figures, screen.target);
      rows.push(figures);
    }
  crowd.close();
  return rows;
}

/** Opens a server and a browser, and closes them whatever happens. */
async function run(): Promise<readonly Figures[]> {
  const browser = await launchBrowser();
  const server = await LocalServer.start({ main: MAIN });
  try {
    return await measureAll(server.url, browser);
  } finally {
    await browser.close();
    await server.stop();
  }
}

const rows = await run();
for (const { name, target } of screens) {
  const own = rows.filter(({ screen }) => screen === name);
  const median = (values: readonly number[]) => quantile(values, 0.5);
  console.log(
    `${name.padEnd(6)} p95, median of ${ROUNDS} rounds: ${median(own.map(({ p95 }) => p95))} ms by the clock, ` +
      `${median(own.map(({ cpuP95 }) => cpuP95))} ms of computing (≤ ${target})`,
  );
}
const file = process.argv[process.argv.indexOf('--json') + 1];
if (process.argv.includes('--json') && file) writeFileSync(file, JSON.stringify(rows, null, 2));
