import { parentPort, workerData } from 'node:worker_threads';
import { readBlobIn } from '#server/blobs/blob-store.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { noBlobs } from './blob-examples.ts';
import type { FromTraining, ToTraining } from './messages.ts';
import { Scheduler } from './scheduler.ts';
import { ServedJob } from './served-job.ts';

/** A training thread: hears what the pool says between two slices. */

const port = parentPort!;
const kernels = loadKernelsNow();
const { blobFolder } = workerData as { readonly blobFolder?: string };
const readBlob = blobFolder === undefined ? noBlobs : readBlobIn(blobFolder);

const scheduler = new Scheduler<number>({
  now: () => performance.now(),
  defer(task, delayMs) {
    if (delayMs > 0) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  },
  onReport: (job, report) =>
    tell(
      { type: 'report', job, report },
      Object.values(report.networks).map(({ weights }) => weights.buffer as ArrayBuffer),
    ),
  onFailure: fail,
});

port.on('message', (message: ToTraining) => {
  try {
    hear(message);
  } catch (error) {
    scheduler.remove(message.job);
    fail(message.job, error as Error);
  }
});

function hear(message: ToTraining): void {
  const { job } = message;
  if (message.type === 'open')
    return scheduler.add(job, new ServedJob(kernels, message.checkpoint, readBlob));
  const served = scheduler.get(job);
  if (!served) return;
  switch (message.type) {
    case 'instruct': {
      const { stamp, refused } = served.instruct(message.sequence, message.instructions);
      tell({ type: 'stamp', job, stamp });
      for (const { message: reason } of refused)
        tell({ type: 'refused', job, sequence: message.sequence, reason });
      return scheduler.wake();
    }
    case 'checkpoint': {
      const bytes = served.checkpoint();
      return tell({ type: 'checkpoint', job, request: message.request, bytes }, [
        bytes.buffer as ArrayBuffer,
      ]);
    }
    case 'taken':
      served.reportTaken();
      return scheduler.wake();
    case 'close':
      return scheduler.remove(job);
    default:
      return message satisfies never;
  }
}

function fail(job: number, error: Error): void {
  tell({ type: 'failed', job, reason: error.stack ?? String(error) });
}

function tell(message: FromTraining, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}
