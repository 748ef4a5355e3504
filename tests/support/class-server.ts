import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { activities } from '#server/activities/registry.ts';
import { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import { startServer, type RunningServer, type ServerOptions } from '#server/server.ts';
import type { Reply } from '#shared/protocol/errors.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';

const silence = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A server of the test's own on a free port of this machine; it closes with the test. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer & { url: string }> {
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    folder: undefined,
    activities,
    log: silence,
    onFatal: (error) => {
      throw error;
    },
    pages: async () => () => undefined,
    ...options,
  });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= server.close());
  onTestFinished(close);
  return { ...server, close, url: `http://127.0.0.1:${server.port}` };
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chalknet-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A page that goes with the test. */
export function openPage(
  url: string,
  transports: readonly ('polling' | 'websocket')[] = ['websocket'],
): SimulatedPage {
  const page = new SimulatedPage({ url, transports });
  onTestFinished(() => page.close());
  return page;
}

/** 32 hexadecimal digits that stand for `name`. */
export function tokenOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32);
}

/** A class with its teacher's page. */
export async function openClass(
  url: string,
  activity = 'plane',
): Promise<{ code: string; teacher: SimulatedPage }> {
  const teacher = openPage(url);
  const { code } = accepted(await teacher.startSession(activity, tokenOf('teacher')));
  accepted(await teacher.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  return { code, teacher };
}

export async function joinClass(url: string, code: string, name: string): Promise<SimulatedPage> {
  const page = openPage(url);
  accepted(await page.attend(code, { as: 'student', token: tokenOf(name) }));
  return page;
}

export function accepted<Content extends object>(reply: Reply<Content>): Content {
  if (!reply.ok) throw new Error(`Refused: ${reply.code} ${reply.detail ?? ''}`);
  return reply;
}

/** Resolves with the first state of `page`, from now on, of which `holds` is true. */
export function shown(page: SimulatedPage, holds: (view: SessionView) => boolean): Promise<SessionView> {
  return new Promise((resolve) => {
    const look = () => {
      if (!page.view || !holds(page.view)) return;
      page.onState = () => undefined;
      resolve(page.view);
    };
    page.onState = look;
    look();
  });
}
