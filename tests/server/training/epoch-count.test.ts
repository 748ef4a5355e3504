import { expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import { ServedJob } from '#server/training/served-job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, examples, explosive, learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();
const BATCHES = 8; // 80 training examples in batches of 10
const rough = build({ optimizer: { kind: 'sgd', learningRate: 0.6 } });
const count = (epochs: number): TrainingInstruction => ({ type: 'countEpochs', epochs });

function jobAfter(...instructions: TrainingInstruction[]): Job {
  const job = new Job(kernels);
  for (const instruction of instructions) job.carryOut(instruction);
  return job;
}

function countOf(job: Job) {
  return learnerOf(job).report().metrics.epochs!;
}

/** Training and test loss before the first epoch and after each. */
function lossesOf(epochs: number): { training: number; test: number }[] {
  const job = jobAfter(rough);
  const { trainer, examples: sets } = learnerOf(job);
  return Array.from({ length: epochs + 1 }, (_, epoch) => {
    if (epoch > 0) job.train(BATCHES);
    return { training: trainer.measure(sets.training).loss, test: trainer.measure(sets.test).loss };
  });
}

test('every epoch is counted, at whatever speed, and running ends with the last of them', () => {
  const job = jobAfter(rough, count(30), runFast);
  expect(job.iterate(100_000)).toBe(30 * BATCHES);
  const known = lossesOf(30);
  const training = known.map((losses) => losses.training);
  const tested = known.map((losses) => losses.test);
  const counted = countOf(job);
  const fell = training.filter((loss, epoch) => epoch > 0 && loss < training[epoch - 1]!).length;
  expect(counted).toMatchObject({ asked: 30, epochs: 30, fell, rose: 30 - fell, left: 0, isOver: true });
  expect(counted.rose).toBeGreaterThan(0);
  expect(counted.training).toMatchObject({ first: training[0], last: training[30] });
  expect(counted.test).toMatchObject({
    lowest: Math.min(...tested),
    lowestAt: tested.indexOf(Math.min(...tested)),
  });
  job.carryOut(runFast);
  expect(job.iterate(BATCHES)).toBe(BATCHES);
  expect(countOf(job).epochs).toBe(30);
});

test('in pieces, phase by phase and after a restart the same is counted', () => {
  const whole = jobAfter(rough, count(12), runFast);
  whole.iterate(100_000);
  const pieces = jobAfter(rough, count(12), runFast);
  while (pieces.iterate(3) > 0);
  const phases = jobAfter(rough, count(12), { type: 'run', speed: 0, by: 'phase' });
  while (phases.iterate(5) > 0);
  const half = jobAfter(rough, count(12), runFast);
  half.iterate(43);
  const { job: restored } = restoreJob(saveJob(half, {}), kernels);
  restored.iterate(100_000);
  for (const other of [pieces, phases, restored]) {
    expect(other.position).toEqual(whole.position);
    expect(countOf(other)).toEqual(countOf(whole));
  }
});

test('an epoch in which data or settings change is left out, and one that was under way is none of it', () => {
  const job = jobAfter(rough, runFast);
  job.iterate(3);
  job.carryOut(count(4));
  job.iterate(BATCHES - 3 + 1);
  job.carryOut({ type: 'upsert', examples: examples(101, 102) });
  job.iterate(100_000);
  expect(countOf(job)).toMatchObject({ epochs: 3, left: 1, isOver: true });
});

test('a network that explodes ends nothing by itself; the report says both', () => {
  const job = jobAfter(build(explosive), count(50), runFast);
  job.iterate(100_000);
  const { metrics } = learnerOf(job).report();
  expect(metrics).toMatchObject({ hasDiverged: true, epochs: { isOver: false } });
});

test('a report at high speed says in how many batches each author was, as counted in every one', () => {
  const served = new ServedJob(kernels);
  const authored = examples(1, 101).map((example) => ({
    ...example,
    ...(example.id <= 20 && { author: example.id <= 4 ? 's1' : 's2' }),
  }));
  served.instruct(1, [{ ...rough, examples: authored }, runFast]);
  expect(served.report(0)!.networks.main!.metrics.batchShares).toBeUndefined();
  served.reportTaken();
  const single = new Job(kernels);
  single.carryOut({ ...rough, examples: authored });
  const hits = { s1: 0, s2: 0 };
  for (let iteration = 0; iteration < 40; iteration++) {
    single.train(1);
    const batch = learnerOf(single).report().metrics.batchIds;
    if (batch.some((id) => id <= 4)) hits.s1 += 1;
    if (batch.some((id) => id > 4 && id <= 20)) hits.s2 += 1;
  }
  for (let done = 0; done < 40;) done += served.iterate(40 - done);
  expect(served.report(1000)!.networks.main!.metrics.batchShares).toEqual({
    s1: Math.round((100 * hits.s1) / 40) / 100,
    s2: Math.round((100 * hits.s2) / 40) / 100,
  });
});
