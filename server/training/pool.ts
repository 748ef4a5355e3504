import { availableParallelism } from 'node:os';
import type { TrainingListener, TrainingPool } from './training.ts';
import { TrainingThread } from './training-thread.ts';

/** Threads for training; one core is left to everything else. `workers`: how many threads. `blobFolder`: where blobs are. */
export function createTrainingPool({
  workers = Math.max(1, availableParallelism() - 1),
  blobFolder,
}: { workers?: number; blobFolder?: string } = {}): TrainingPool {
  const start = () => new TrainingThread(blobFolder);
  const threads = Array.from({ length: workers }, start);
  return {
    open: (listener: TrainingListener, checkpoint?: Uint8Array) =>
      leastBusy(replaceDead(threads, start)).open(listener, checkpoint),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** A thread that died is replaced when it is needed: one that dies at its start is not started over and over. */
function replaceDead(threads: TrainingThread[], start: () => TrainingThread): readonly TrainingThread[] {
  threads.forEach((thread, index) => {
    if (thread.isOver) threads[index] = start();
  });
  return threads;
}

function leastBusy(threads: readonly TrainingThread[]): TrainingThread {
  return threads.reduce((best, thread) => (thread.jobs < best.jobs ? thread : best));
}
