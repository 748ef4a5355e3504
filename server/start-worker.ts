import { Worker } from 'node:worker_threads';

/** Each is `server/NAME/worker.ts`, and in the built server `NAME-worker.js` beside main.js. */
export type WorkerName = 'training' | 'journal';

/** Starts a thread of ours, from its TypeScript source or from the built server, whichever this module runs as. */
export function startWorker(name: WorkerName, workerData?: unknown): Worker {
  return import.meta.url.endsWith('.ts') ? startFromSource(name, workerData) : startBuilt(name, workerData);
}

/** Node 20 loads no TypeScript in a thread, not even under tsx: worker-boot.mjs makes it load. */
function startFromSource(name: WorkerName, workerData: unknown): Worker {
  return new Worker(beside('worker-boot.mjs'), {
    name,
    workerData,
    argv: [name, beside(`${name}/worker.ts`).href],
    // The flags of tsx or vitest are for the main thread.
    execArgv: [],
  });
}

function startBuilt(name: WorkerName, workerData: unknown): Worker {
  return new Worker(beside(`${name}-worker.js`), { name, workerData });
}

/** `name` is never a literal here, so that the bundler leaves these addresses alone. */
function beside(name: string): URL {
  return new URL(name, import.meta.url);
}
