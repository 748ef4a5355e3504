import { expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import { replay } from '#server/training/replay.ts';
import { ServedJob } from '#server/training/served-job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();
const EPSILON = 0.002;

const watched: TrainingInstruction = {
  ...build({ optimizer: { kind: 'sgd', learningRate: 0.02 } }),
  stopBelow: EPSILON,
} as TrainingInstruction;

function jobAfter(...instructions: TrainingInstruction[]): Job {
  const job = new Job(kernels);
  for (const instruction of instructions) job.carryOut(instruction);
  return job;
}

/** The training loss at the end of each epoch of the same run, unwatched. */
function losses(epochs: number): number[] {
  const job = jobAfter({ ...watched, stopBelow: 0 } as TrainingInstruction);
  const { trainer, examples } = learnerOf(job);
  return Array.from({ length: epochs }, () => {
    job.train(Math.ceil(examples.training.size / trainer.batchSize));
    return trainer.measure(examples.training).loss;
  });
}

test('running stops at the end of the first epoch whose training delta is below ε', () => {
  const job = jobAfter(watched, runFast);
  job.iterate(100_000);
  const known = losses(200);
  const first = known.findIndex((loss, epoch) => epoch > 0 && Math.abs(loss - known[epoch - 1]!) < EPSILON);
  expect(learnerOf(job).trainer.epoch).toBe(first + 1);
  expect(learnerOf(job).watch.state.delta).toBe(known[first]! - known[first - 1]!);
  expect(learnerOf(job).hasSettled).toBe(true);
});

test('it stops at the same iteration in pieces of any size, phase by phase, and after a restart', () => {
  const whole = jobAfter(watched, runFast);
  whole.iterate(100_000);
  const pieces = jobAfter(watched, runFast);
  while (pieces.iterate(3) > 0);
  const phases = jobAfter(watched, { type: 'run', speed: 0, by: 'phase' });
  while (phases.iterate(5) > 0);
  const half = jobAfter(watched, runFast);
  half.iterate(15);
  const { job: restored } = restoreJob(saveJob(half, {}), kernels);
  restored.iterate(100_000);
  for (const other of [pieces, phases, restored]) {
    expect(other.position).toEqual(whole.position);
    expect(learnerOf(other).weights()).toEqual(learnerOf(whole).weights());
  }
});

test('told to run on, it trains at least one more epoch; what is trained is replayed bit for bit', () => {
  const job = jobAfter(watched, runFast);
  job.iterate(100_000);
  const { epoch } = learnerOf(job).trainer;
  const stamp = { sequence: 2, ...job.position };
  job.carryOut(runFast);
  job.iterate(100_000);
  expect(learnerOf(job).trainer.epoch).toBeGreaterThan(epoch);
  const steps = [
    { stamp: { sequence: 1, run: 0, iteration: 1 }, instructions: [watched, runFast] },
    { stamp, instructions: [runFast] },
  ];
  const { run, iteration } = job.position;
  const again = replay({ steps }, { run, iteration: iteration - 1 }, kernels).main;
  expect(again).toEqual(learnerOf(job).weights());
});

test('the report says so, and nothing is due any more', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [watched, runFast]);
  while (served.due(0, 1000) > 0) served.iterate(1000);
  const { metrics } = served.report(1000)!.networks.main!;
  expect(metrics).toMatchObject({ hasSettled: true, iterationsPerSecond: 0 });
  expect(Math.abs(metrics.trainingDelta!)).toBeLessThan(EPSILON);
  expect(served.nextAt(2000)).toBe(Infinity);
});

test('without ε nothing is watched', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), runFast]);
  served.iterate(500);
  expect(served.report(1000)!.networks.main!.metrics).not.toHaveProperty('trainingDelta');
});
