import { parentPort, workerData } from 'node:worker_threads';
import { JournalError } from './journal.ts';
import type { Answer, Call, Failure, JournalWorkerData, Request } from './operations.ts';
import { openSqlite } from './sqlite.ts';
import { Store } from './store.ts';

/** The journal's own thread: waiting for the disk here stops nobody else. */

const port = parentPort!;
const { place } = workerData as JournalWorkerData;

async function open(): Promise<void> {
  const store = await Store.open(openSqlite(place));
  port.on('message', ({ number, request }: Call) => void answer(number, () => carryOut(store, request)));
}

function carryOut(store: Store, request: Request): Promise<unknown> {
  switch (request.type) {
    case 'commit':
      return store.commit(request.writes);
    case 'read':
      return store.read(request.read);
    case 'close':
      return store.close();
    default:
      return request satisfies never;
  }
}

async function answer(number: number, work: () => Promise<unknown>): Promise<void> {
  try {
    const value = await work();
    port.postMessage({ number, value } satisfies Answer);
  } catch (error) {
    port.postMessage({ number, failure: describe(error as Error) } satisfies Answer);
  }
}

function describe(error: Error): Failure {
  return { code: error instanceof JournalError ? error.code : 'not-saved', sentence: error.message };
}

await answer(0, open);
