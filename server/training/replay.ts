import type { Kernels } from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import { noBlobs, type ReadBlob } from './blob-examples.ts';
import { Job } from './job.ts';
import { restoreJob } from './job-checkpoint.ts';
import type { Moment, TrainingInstruction, TrainingStamp } from './training.ts';

/** What a journal knows of an incarnation's training. */
export interface TrainingHistory {
  /** What the incarnation began with; absent: with nothing. */
  readonly checkpoint?: Uint8Array;
  /** In the order of their sequences. */
  readonly steps: readonly StampedInstructions[];
}

export interface StampedInstructions {
  readonly stamp: TrainingStamp;
  readonly instructions: readonly TrainingInstruction[];
}

/**
 * The weights of every network as they were when all had ended the iteration of `moment`, bit for bit, at whatever speed and
 * in whatever order they took it then. Throws when the history does not lead there.
 */
export function replay(
  history: TrainingHistory,
  moment: Moment,
  kernels: Kernels,
  readBlob: ReadBlob = noBlobs,
): Readonly<Record<NetworkName, Float32Array>> {
  const job = history.checkpoint
    ? restoreJob(history.checkpoint, kernels, readBlob).job
    : new Job(kernels, undefined, readBlob);
  for (const { stamp, instructions } of history.steps) {
    if (isAfter(stamp, moment)) break;
    trainTo(job, { run: stamp.run, iteration: stamp.iteration - 1 });
    for (const instruction of instructions) carryOut(job, instruction);
  }
  trainTo(job, moment);
  const weights = Object.fromEntries([...job.learners].map(([name, learner]) => [name, learner.weights()]));
  job.free();
  return weights;
}

/** What took effect before a later iteration, or in a later run, has no part in this moment. */
function isAfter(stamp: TrainingStamp, moment: Moment): boolean {
  return stamp.run === moment.run ? stamp.iteration > moment.iteration : stamp.run > moment.run;
}

function trainTo(job: Job, { run, iteration }: Moment): void {
  const missing = iteration - job.moment.iteration;
  const done = missing > 0 ? job.train(missing) : 0;
  if (job.moment.run === run && done === missing) return;
  const { moment } = job;
  throw new Error(
    `The history does not lead to iteration ${iteration} of run ${run}, only to ${moment.iteration} of ${moment.run}`,
  );
}

/** What the engine refused then it refuses now, and neither time was anything changed. */
function carryOut(job: Job, instruction: TrainingInstruction): void {
  try {
    job.carryOut(instruction);
  } catch {
    return;
  }
}
