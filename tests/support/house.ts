import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { LocalServer } from '#server/bots/simulate/local-server.ts';
import { launchBrowser } from './browser.ts';

/** What a class brings along, and what hangs on its wall. */
const DEVICES = {
  phone: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  projector: { viewport: { width: 1280, height: 720 } },
} satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** Locators wait this long at most: less than a test has, so that the failure names what was not there. */
const PATIENCE_MS = 15_000;

/** One for all files of stories of this process, since opening one takes seconds of two cores; it ends with the process. */
let browser: Promise<Browser> | undefined;

/** The built server and a browser for one file of stories. After each story nobody may have complained. */
export class House {
  #server: LocalServer | undefined;
  #browser: Browser | undefined;
  #visitors: BrowserContext[] = [];
  /** Errors in consoles, errors that nobody caught, and requests to anybody but the server. */
  #complaints: string[] = [];

  async open(): Promise<void> {
    browser ??= launchBrowser();
    [this.#server, this.#browser] = await Promise.all([LocalServer.start({ main: MAIN }), browser]);
  }

  async close(): Promise<void> {
    await this.#server?.stop();
  }

  get server(): LocalServer {
    if (!this.#server) throw new Error('The house is not open yet');
    return this.#server;
  }

  /** A new device, with storage of its own, at a page of the server, or of `url` where something stands between. */
  async visit(device: Device, path: string, options: { url?: string; locale?: string } = {}): Promise<Page> {
    const { url = this.server.url, locale = 'en-GB' } = options;
    const context = await this.#browser!.newContext({ ...DEVICES[device], baseURL: url, locale });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#visitors.push(context);
    this.#listenTo(context, new URL(url).host);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  async sendHome(): Promise<void> {
    const visitors = this.#visitors;
    const complaints = this.#complaints;
    [this.#visitors, this.#complaints] = [[], []];
    await Promise.all(visitors.map((visitor) => visitor.close()));
    expect(complaints).toEqual([]);
  }

  #listenTo(context: BrowserContext, host: string): void {
    context.on('console', (message) => isError(message) && this.#complaints.push(message.text()));
    context.on('weberror', (error) => this.#complaints.push(String(error.error())));
    context.on('request', (request) => this.#expectHost(request.url(), host));
    context.on('page', (page) => page.on('websocket', (socket) => this.#expectHost(socket.url(), host)));
  }

  #expectHost(address: string, host: string): void {
    const url = new URL(address);
    if (['data:', 'blob:'].includes(url.protocol) || url.host === host) return;
    this.#complaints.push(`A request to ${address}`);
  }
}

/** A story may kill the server: what the browser itself says about a lost network is no complaint. */
function isError(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' || /net::ERR_|^WebSocket connection to/.test(message.text())) return false;
  // A new server knows no old polling: it answers 400.
  return new URL(message.location().url || 'about:blank').pathname !== '/socket.io/';
}

/** A house for the stories of one file. */
export function openHouse(): House {
  const house = new House();
  beforeAll(() => house.open());
  afterEach(() => house.sendHome());
  afterAll(() => house.close());
  return house;
}
