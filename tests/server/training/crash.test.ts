import type { Worker } from 'node:worker_threads';
import { afterAll, expect, test, vi } from 'vitest';
import { createTrainingPool } from '#server/training/pool.ts';
import { build, runFast } from './fixtures.ts';
import { WatchedJob } from './watched-job.ts';

const threads: Worker[] = [];

vi.mock(import('#server/start-worker.ts'), async (original) => {
  const { startWorker } = await original();
  return {
    startWorker: (...args) => {
      threads.push(startWorker(...args));
      return threads.at(-1)!;
    },
  };
});

const pool = createTrainingPool({ workers: 1 });
afterAll(() => pool.close());

test('when a thread dies its jobs are told, and go on in a new one from their checkpoints', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build(), runFast);
  await watched.reportWhere(({ metrics }) => metrics.iteration > 10);
  const checkpoint = await watched.job.checkpoint();
  // Nothing that a thread expects: it throws where nobody catches.
  threads.at(-1)!.postMessage(null);
  const unanswered = watched.job.checkpoint();
  await expect(unanswered).rejects.toThrow('thread ended');
  expect(watched.failures).toHaveLength(1);

  const again = new WatchedJob(pool, checkpoint);
  await again.reportWhere(({ metrics }) => metrics.iteration > 10);
  expect(threads).toHaveLength(2);
  again.job.close();
});

test('a job that cannot be opened fails alone', async () => {
  const neighbour = new WatchedJob(pool);
  await neighbour.instruct(build(), runFast);
  const broken = new WatchedJob(pool, new Uint8Array([1, 2, 3]));
  await broken.until(() => broken.failures.length > 0);
  expect(broken.failures[0]!.message).toContain('no training checkpoint'.slice(3));
  await neighbour.reportWhere(({ metrics }) => metrics.iteration > 10);
  expect(neighbour.failures).toEqual([]);
  expect(threads).toHaveLength(2);
  neighbour.job.close();
});
