import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

export const howToGetABrowser =
  'Install one (`apt install chromium-headless-shell`, or chromium), or set CHROME_PATH to a Chromium or Chrome program.';

/**
 * Debian’s Chromium is found by no Playwright channel, so the paths come first; before all others the one without
 * windows, which opens a page with a third of the work.
 */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((folder) => [
    `${process.env[folder]}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env[folder]}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
];

/** The program of the browser that tests run in, if there is one. */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such program.`);
    return chosen;
  }
  return [...systemPaths, chromium.executablePath()].find((path) => existsSync(path));
}

/** How tests start a browser: quiet, without calling home. */
export function browserLaunchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  return {
    ...(executablePath && { executablePath }),
    args: [
      // Chromium has no sandbox for root, and containers are short of shared memory.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-gpu',
    ],
  };
}

export async function launchBrowser(): Promise<Browser> {
  if (!findBrowser()) throw new Error(`There is no browser for this test. ${howToGetABrowser}`);
  return chromium.launch(browserLaunchOptions());
}
