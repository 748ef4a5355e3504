import { randomInt } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { BlobStore } from './blobs/blob-store.ts';
import { Classes } from './bots/classes.ts';
import { createApp } from './http/app.ts';
import { Vitals } from './http/vitals.ts';
import { openJournal } from './journal/open-journal.ts';
import type { Journal } from './journal/journal.ts';
import type { Log } from './log.ts';
import { FailedCodes } from './realtime/failed-codes.ts';
import { Hall } from './realtime/hall.ts';
import { openSocketServer, type SocketServer } from './realtime/socket-server.ts';
import type { Activity } from './session/activities.ts';
import { SessionDirectory } from './session/directory.ts';
import { createTrainingPool } from './training/pool.ts';
import type { TrainingPool } from './training/training.ts';

export interface ServerOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** Where the journal lives; undefined: nothing on disk. */
  readonly folder: string | undefined;
  readonly activities: Readonly<Record<string, Activity>>;
  readonly log: Log;
  /** A part without which nothing can go on has died; the process should end and be started again. */
  onFatal(error: Error): void;
  /** Adds the pages to the app, once the http server is there. */
  pages(http: HttpServer): Promise<(app: Express) => void>;
  readonly isDevelopment?: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** Takes nothing more, leaves every session complete in the journal, and frees port and folder. */
  close(): Promise<void>;
}

const CHECKPOINT_EVERY_MS = 5_000;
const SUSPEND_EVERY_MS = 5 * 60 * 1000;
const EXPIRE_EVERY_MS = 60 * 60 * 1000;

/** Builds the whole server and starts it: the one place where all parts meet. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { activities, log } = options;
  const now = () => Date.now();
  const http = createServer();
  const journal = await openJournal(
    options.folder === undefined ? { ephemeral: true } : { folder: options.folder },
    (error) => options.onFatal(error),
  );
  const blobs = new BlobStore(options.folder);
  const training = createTrainingPool({ blobFolder: blobs.folder });
  const directory = await SessionDirectory.open({
    journal,
    training,
    blobs,
    hasActivity: (name) => Object.hasOwn(activities, name),
    activityOf: (name) => activityOf(activities, name),
    now,
    wait(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    pick: (count) => randomInt(count),
    report: (problem, error) => log.error({ err: error }, problem),
  });
  // Rates and ticks go by a clock that nobody sets.
  const elapsed = () => performance.now();
  const hall = new Hall(elapsed);
  const classes = new Classes({ directory, activities, chance: () => randomInt(2 ** 32) / 2 ** 32 });
  directory.onEnd = (session, end) => {
    classes.close(session);
    hall.clear(session, end);
  };
  const vitals = new Vitals();
  const app = createApp({
    port: () => (http.address() as AddressInfo).port,
    isLoopbackOnly: isLoopback(options.host),
    health: () => ({ ok: true, sessions: directory.openCount, connections: sockets.engine.clientsCount }),
    metrics: () => vitals.text({ sessions: directory.openCount, connections: sockets.engine.clientsCount }),
    blobs: { blobs, find: (code) => directory.find(code) },
    pages: await options.pages(http),
    isDevelopment: options.isDevelopment === true,
  });
  http.on('request', app);
  const sockets = openSocketServer(http, {
    directory,
    hall,
    classes,
    failedCodes: new FailedCodes(elapsed),
    now: elapsed,
    log,
  });
  const parts = { directory, hall, classes, sockets, training, journal, vitals, blobs };
  // Last, so that whoever asks early is refused at once instead of waiting for an answer that nobody gives.
  const port = await listen(http, options).catch(async (error: unknown) => {
    await closeAll(parts);
    throw error;
  });
  const regularly = (everyMs: number, work: () => Promise<void>) =>
    setInterval(() => work().catch((error) => log.error({ err: error }, 'Regular work failed')), everyMs);
  const timers = [
    regularly(CHECKPOINT_EVERY_MS, () => directory.checkpoint()),
    regularly(SUSPEND_EVERY_MS, () => directory.suspendUnused((session) => hall.isInUse(session))),
    regularly(EXPIRE_EVERY_MS, () => directory.deleteExpired()),
  ];
  return {
    port,
    async close() {
      timers.forEach((timer) => clearInterval(timer));
      await closeAll(parts);
    },
  };
}

interface Parts {
  readonly directory: SessionDirectory;
  readonly hall: Hall;
  readonly classes: Classes;
  readonly sockets: SocketServer;
  readonly training: TrainingPool;
  readonly journal: Journal;
  readonly vitals: Vitals;
  readonly blobs: BlobStore;
}

/** From the outside inwards: nothing new comes in, then what came in is completed. */
async function closeAll({
  directory,
  hall,
  classes,
  sockets,
  training,
  journal,
  vitals,
  blobs,
}: Parts): Promise<void> {
  classes.closeAll();
  hall.clearAll();
  await sockets.close();
  await directory.suspend();
  await Promise.all([training.close(), journal.close()]);
  vitals.stop();
  blobs.close();
}

function activityOf(activities: ServerOptions['activities'], name: string): Activity {
  const found = activities[name];
  if (!found)
    throw new Error(`There is no activity “${name}”; there are ${Object.keys(activities).join(', ')}`);
  return found;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Someone else has the port, or it may not be had; in a sentence. */
export class ListenError extends Error {}

function listen(http: HttpServer, { port, host }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(sentence(error, port, host), { cause: error })),
    );
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}

function sentence({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${host}. Leave HOST out to listen on all.`;
  return `Listening on ${host}:${port} failed: ${message}`;
}
