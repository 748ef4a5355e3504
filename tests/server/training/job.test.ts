import { expect, test } from 'vitest';
import { EngineError, loadKernelsNow } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import { ServedJob } from '#server/training/served-job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, examples, explosive, learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();

function jobAfter(...instructions: TrainingInstruction[]): Job {
  const job = new Job(kernels);
  for (const instruction of instructions) job.carryOut(instruction);
  return job;
}

const step = (unit: 'phase' | 'iteration' | 'epoch'): TrainingInstruction => ({ type: 'step', unit });
const weightsOf = (job: Job) => learnerOf(job).weights();

test('the same instructions between the same iterations give the same weights, in pieces of any size', () => {
  const [whole, pieces] = [jobAfter(build(), runFast), jobAfter(build(), runFast)];
  whole.iterate(300);
  for (let done = 0; done < 300;) done += pieces.iterate(Math.min(7, 300 - done));
  expect(weightsOf(pieces)).toEqual(weightsOf(whole));
});

test('a paused job does nothing', () => {
  const job = jobAfter(build());
  expect(job.iterate(10)).toBe(0);
});

test('a step of one iteration does one, and steps asked for together are all done', () => {
  const job = jobAfter(build(), step('iteration'), step('iteration'));
  expect(job.iterate(100)).toBe(2);
  expect(job.drive).toEqual({ mode: 'paused' });
});

test('a step of an epoch goes to its end, and from there to the end of the next', () => {
  const job = jobAfter(build(), step('iteration'), step('iteration'), step('iteration'));
  job.iterate(100);
  job.carryOut(step('epoch'));
  // 80 training examples in batches of 10
  expect(job.iterate(100)).toBe(5);
  expect(learnerOf(job).trainer).toMatchObject({ epoch: 1, batch: 8, batchesPerEpoch: 8 });
  job.carryOut(step('epoch'));
  expect(job.iterate(3) + job.iterate(100)).toBe(8);
  expect(learnerOf(job).trainer).toMatchObject({ epoch: 2, batch: 8, iteration: 16 });
});

test('a step pauses a running job', () => {
  const job = jobAfter(build(), runFast);
  job.iterate(3);
  job.carryOut(step('epoch'));
  expect(job.iterate(100)).toBe(5);
  expect(job.iterate(100)).toBe(0);
});

test('steps asked for without examples are dropped, and running waits for examples', () => {
  const job = jobAfter({ ...build(), examples: [] } as TrainingInstruction, step('iteration'));
  expect(job.drive).toEqual({ mode: 'paused' });
  job.carryOut(runFast);
  expect(job.iterate(10)).toBe(0);
  job.carryOut({ type: 'upsert', examples: examples(1, 5) });
  expect(job.iterate(10)).toBe(10);
});

test('an example changes sides between training and test', () => {
  const job = jobAfter(build());
  const [example] = examples(1, 2);
  job.carryOut({ type: 'upsert', examples: [{ ...example!, isTest: true }] });
  expect(learnerOf(job).examples.training.size).toBe(79);
  expect(learnerOf(job).examples.test.size).toBe(21);
  job.carryOut({ type: 'remove', ids: [1, 2, 5] });
  expect(learnerOf(job).examples.training.size).toBe(78);
  expect(learnerOf(job).examples.test.size).toBe(19);
});

test('a refused build leaves network and data as they were', () => {
  const job = jobAfter(build(), runFast);
  job.iterate(20);
  const before = weightsOf(job);
  expect(() => job.carryOut(build({ layers: [] }))).toThrow();
  expect(() => job.carryOut(build({ inputs: 3 }))).toThrow();
  expect(weightsOf(job)).toEqual(before);
  expect(job.position).toEqual({ run: 1, iteration: 21 });
  expect(job.iterate(5)).toBe(5);
});

test('a build without examples keeps those that are there', () => {
  const job = jobAfter(build(), { ...build(), examples: undefined } as unknown as TrainingInstruction);
  expect(learnerOf(job).examples.training.size).toBe(80);
});

test('a diverged network stops, keeps weights that are numbers, and a build makes it run on', () => {
  const job = jobAfter(build(explosive), runFast);
  job.iterate(1_000);
  expect(learnerOf(job).trainer.diverged).toBe(true);
  expect(weightsOf(job).every(Number.isFinite)).toBe(true);
  expect(job.iterate(10)).toBe(0);
  job.carryOut(build());
  expect(job.iterate(10)).toBe(10);
});

test('builds give their memory back', () => {
  const job = jobAfter(build(), runFast);
  const rebuild = () => {
    job.carryOut(build());
    job.iterate(3);
    return kernels.arena.bytes;
  };
  const before = rebuild();
  for (let index = 0; index < 20; index++) expect(rebuild()).toBe(before);
});

test.each([
  ['whose batch size', { ...build(), batchSize: 0 }],
  ['with an average, whose batch size', { ...build(), batchSize: 0, averageKeeps: 0.9 }],
  ['whose examples', build({ inputs: 3 })],
  ['of a referee whose examples', { ...build({ inputs: 3 }), as: { kind: 'referee', readyAt: 0 } }],
  ['of a pair whose discriminator', { ...build(), as: { kind: 'pair', discriminator: build().spec } }],
] as const)('a build %s the engine refuses gives its memory back', (_, refused) => {
  const job = jobAfter(build(), runFast);
  job.iterate(3);
  const before = kernels.arena.bytes;
  expect(() => job.carryOut(refused)).toThrow(EngineError);
  expect(kernels.arena.bytes).toBe(before);
});

test.each([
  ['freshly built', 0],
  ['within an epoch', 13],
  ['between two epochs', 16],
])('a job saved %s goes on bit for bit', (_, iterations) => {
  const job = jobAfter(build(), { type: 'run', speed: 30 });
  job.iterate(iterations);
  job.carryOut({ type: 'remove', ids: [3, 4] });
  job.carryOut({ type: 'upsert', examples: examples(101, 110) });
  const curves = { main: [[1, 0.5, null]] } as const;
  const restored = restoreJob(saveJob(job, curves), kernels);
  expect(restored.curves).toEqual(curves);
  expect(restored.job.drive).toEqual({ mode: 'running', speed: 30 });
  expect(restored.job.position).toEqual(job.position);
  expect(learnerOf(restored.job).latestBatch).toEqual(learnerOf(job).latestBatch);
  for (const each of [job, restored.job]) {
    each.iterate(40);
    each.carryOut({ type: 'remove', ids: [50] });
    each.iterate(40);
  }
  expect(weightsOf(restored.job)).toEqual(weightsOf(job));
  expect(learnerOf(restored.job).latestBatch).toEqual(learnerOf(job).latestBatch);
});

test('an epoch step is finished by the job that goes on', () => {
  const job = jobAfter(build(), step('epoch'));
  job.iterate(3);
  const restored = restoreJob(saveJob(job, {}), kernels).job;
  expect(restored.iterate(100)).toBe(5);
});

test('a job without a network can be saved too', () => {
  const { job } = restoreJob(saveJob(new Job(kernels), {}), kernels);
  expect(job.position).toEqual({ run: 0, iteration: 1 });
});

test('a checkpoint of another version is refused', () => {
  const bytes = saveJob(jobAfter(build()), {});
  bytes[4] = 99;
  expect(() => restoreJob(bytes, kernels)).toThrow('version');
  expect(() => restoreJob(bytes.subarray(0, 5), kernels)).toThrow('no');
});

test('four phases are one iteration, and only the last one moves a weight', () => {
  const [phases, whole] = [jobAfter(build()), jobAfter(build(), step('iteration'))];
  const before = weightsOf(phases);
  whole.iterate(1);
  const seen = [0, 1, 2, 3].map((index) => {
    phases.carryOut(step('phase'));
    phases.iterate(1);
    if (index < 3) expect(weightsOf(phases)).toEqual(before);
    return [phases.phase, learnerOf(phases).latestBatch!.loss !== undefined];
  });
  expect(seen).toEqual([
    ['forward', false],
    ['loss', true],
    ['delta', true],
    [undefined, true],
  ]);
  expect(weightsOf(phases)).toEqual(weightsOf(whole));
  expect(phases.position).toEqual(whole.position);
});

test('an iteration begun in phases is ended by a whole step, by running on and before settings change', () => {
  const begun = () => {
    const job = jobAfter(build(), step('phase'), step('phase'));
    job.iterate(2);
    return job;
  };
  const whole = jobAfter(build(), step('iteration'));
  whole.iterate(1);
  const [stepped, ran, tuned] = [begun(), begun(), begun()];
  stepped.carryOut(step('iteration'));
  stepped.iterate(1);
  ran.carryOut(runFast);
  ran.iterate(1);
  tuned.carryOut({ type: 'tune', optimizer: { kind: 'sgd', learningRate: 0.5 }, batchSize: 3 });
  for (const job of [stepped, ran, tuned]) {
    expect(job.phase).toBeUndefined();
    expect(weightsOf(job)).toEqual(weightsOf(whole));
  }
});

test('examples that come and go in the middle of an iteration change what follows, not the iteration', () => {
  const changes: TrainingInstruction[] = [
    { type: 'remove', ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
    { type: 'upsert', examples: examples(101, 105) },
  ];
  const midway = jobAfter(build(), step('phase'));
  midway.iterate(1);
  for (const change of changes) midway.carryOut(change);
  midway.carryOut(runFast);
  midway.iterate(20);
  const between = jobAfter(build(), step('iteration'));
  between.iterate(1);
  for (const change of changes) between.carryOut(change);
  between.carryOut(runFast);
  between.iterate(19);
  expect(midway.position).toEqual(between.position);
  expect(weightsOf(midway)).toEqual(weightsOf(between));
});

test('a checkpoint in the middle of an iteration stands before it, with the examples of now', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), step('phase'), step('phase')]);
  served.iterate(1);
  served.iterate(1);
  served.instruct(2, [{ type: 'remove', ids: [1, 2] }]);
  const { job } = restoreJob(served.checkpoint(), kernels);
  expect(job.position).toEqual({ run: 1, iteration: 1 });
  expect(learnerOf(job).examples.training.has(1)).toBe(false);
  expect(job.drive).toEqual({ mode: 'paused' });
  job.carryOut(runFast);
  expect(job.iterate(5)).toBe(5);
});
