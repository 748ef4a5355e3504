import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { createTrainingPool } from '#server/training/pool.ts';
import { replay, type StampedInstructions } from '#server/training/replay.ts';
import type { TrainingInstruction, TrainingPool } from '#server/training/training.ts';
import { build, examples, explosive, runFast } from './fixtures.ts';
import { WatchedJob } from './watched-job.ts';

const kernels = loadKernelsNow();
let pool: TrainingPool;

beforeAll(() => {
  pool = createTrainingPool({ workers: 1 });
});
afterAll(() => pool.close());

const pause: TrainingInstruction = { type: 'pause' };

/** Pauses, and gives the report of exactly then. */
async function stop(watched: WatchedJob) {
  const stamp = await watched.instruct(pause);
  return watched.reportWhere(
    ({ metrics }) => metrics.iteration === stamp.iteration - 1 && metrics.iterationsPerSecond === 0,
  );
}

test('a paused job reports what it was told', async () => {
  const watched = new WatchedJob(pool);
  expect(await watched.instruct(build())).toEqual({ sequence: 1, run: 0, iteration: 1 });
  const { metrics, spec, weights, curve } = await watched.reportWhere(() => true);
  expect(metrics).toMatchObject({
    run: 1,
    iteration: 0,
    trainingSize: 80,
    testSize: 20,
    iterationsPerSecond: 0,
  });
  expect(spec.seed).toBe(7);
  expect(weights.some((weight) => weight !== 0)).toBe(true);
  expect(curve).toEqual([[0, metrics.trainingLoss, metrics.testLoss]]);
  await watched.instruct({ type: 'upsert', examples: examples(101, 103) });
  await watched.reportWhere((report) => report.metrics.trainingSize === 82);
  watched.job.close();
});

test('a run that instructions come into can be replayed bit for bit', async () => {
  const watched = new WatchedJob(pool);
  const steps: StampedInstructions[] = [];
  async function instruct(...instructions: TrainingInstruction[]) {
    steps.push({ stamp: await watched.instruct(...instructions), instructions });
    await watched.reportWhere(({ metrics }) => metrics.iteration > steps.at(-1)!.stamp.iteration);
  }
  await instruct(build(), runFast);
  await instruct({ type: 'upsert', examples: examples(101, 140) });
  await instruct({ type: 'remove', ids: [3, 4, 5] });
  await instruct({ type: 'tune', optimizer: { kind: 'sgd', learningRate: 0.05 }, batchSize: 17 });
  await instruct(build({ seed: 9 }), { type: 'remove', ids: [20] });
  await instruct({ type: 'upsert', examples: examples(150, 151) }, runFast);
  const { metrics, weights } = await stop(watched);
  expect(steps.map(({ stamp }) => stamp.run)).toEqual([0, 1, 1, 1, 1, 2]);
  expect(metrics.run).toBe(2);
  expect(replay({ steps }, metrics, kernels).main).toEqual(weights);
  watched.job.close();
});

test('a job goes on from its checkpoint bit for bit, and running if it ran', async () => {
  const first = new WatchedJob(pool);
  await first.instruct(build(), runFast);
  await first.reportWhere(({ metrics }) => metrics.iteration > 100);
  const checkpoint = await first.job.checkpoint();
  first.job.close();

  const second = new WatchedJob(pool, checkpoint);
  await second.reportWhere(({ curve }) => curve.length > 3);
  const instructions = [{ type: 'remove', ids: [1, 2] }] as const;
  const steps = [{ stamp: await second.instruct(...instructions), instructions }];
  await second.reportWhere(({ metrics }) => metrics.iteration > steps[0]!.stamp.iteration);
  const { metrics, weights, curve } = await stop(second);
  expect(replay({ checkpoint, steps }, metrics, kernels).main).toEqual(weights);
  expect(curve[0]![0]).toBe(0);

  const third = new WatchedJob(pool, await second.job.checkpoint());
  await third.reportWhere((report) => report.metrics.iteration === metrics.iteration);
  expect(third.latest.weights).toEqual(weights);
  expect(third.latest.metrics).toEqual(metrics);
  expect(third.latest.curve).toEqual(curve);
  second.job.close();
  third.job.close();
});

test('a checkpoint is of the job as the last instruction left it', async () => {
  const first = new WatchedJob(pool);
  first.job.instruct(1, [build()]);
  first.job.instruct(2, [{ type: 'remove', ids: [1] }]);
  const second = new WatchedJob(pool, await first.job.checkpoint());
  const { metrics } = await second.reportWhere(() => true);
  expect(metrics.trainingSize).toBe(79);
  first.job.close();
  second.job.close();
});

test('steps are seen one by one', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build());
  await watched.instruct({ type: 'step', unit: 'iteration' });
  const { metrics } = await watched.reportWhere((report) => report.metrics.iteration === 1);
  expect(metrics.batchIds).toHaveLength(10);
  expect(metrics.batchLoss).toBeGreaterThan(0);
  await watched.instruct({ type: 'step', unit: 'epoch' });
  await watched.reportWhere((report) => report.metrics.iteration === 8);
  expect(watched.latest.metrics).toMatchObject({ epoch: 1, batch: 8, batchesPerEpoch: 8 });
  watched.job.close();
});

test('a running job without examples waits for them', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct({ ...build(), examples: [] } as TrainingInstruction, runFast);
  const { metrics, curve } = await watched.reportWhere(() => true);
  expect(metrics).toMatchObject({ iteration: 0, trainingSize: 0 });
  expect('trainingLoss' in metrics).toBe(false);
  expect(curve).toEqual([]);
  await watched.instruct({ type: 'upsert', examples: examples(1, 20) });
  await watched.reportWhere((report) => report.metrics.iteration > 10);
  await watched.instruct({ type: 'remove', ids: Array.from({ length: 20 }, (_, index) => index) });
  await watched.reportWhere((report) => report.metrics.trainingSize === 0);
  expect(watched.latest.metrics.iterationsPerSecond).toBe(0);
  watched.job.close();
});

test('a diverged network says so, keeps its last good weights, and a build recovers it', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build(explosive), runFast);
  const { metrics, weights } = await watched.reportWhere((report) => report.metrics.hasDiverged);
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(JSON.stringify(metrics)).not.toContain('null');
  await watched.instruct(build());
  await watched.reportWhere((report) => report.metrics.run === 2 && report.metrics.iteration > 10);
  expect(watched.latest.metrics.hasDiverged).toBe(false);
  expect(watched.failures).toEqual([]);
  watched.job.close();
});

test('a refused instruction is told, and harms neither the job nor the instructions beside it', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build());
  await watched.reportWhere(() => true);
  await watched.instruct(build({ layers: [] }), { type: 'remove', ids: [1] });
  await watched.reportWhere(({ metrics }) => metrics.trainingSize === 79);
  expect(watched.latest.metrics.run).toBe(1);
  expect(watched.refusals).toMatchObject([
    { sequence: 2, error: { message: expect.stringMatching(/layer/) } },
  ]);
  expect(watched.failures).toEqual([]);
  watched.job.close();
});

test('speed is kept', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build(), { type: 'run', speed: 100 });
  const { metrics } = await watched.reportWhere((report) => report.metrics.iteration >= 100);
  expect(metrics.iteration).toBeLessThan(150);
  expect(metrics.iterationsPerSecond).toBeGreaterThan(50);
  expect(metrics.iterationsPerSecond).toBeLessThan(150);
  watched.job.close();
});

test('a closed job is silent and refuses a checkpoint', async () => {
  const watched = new WatchedJob(pool);
  await watched.instruct(build(), runFast);
  const unanswered = watched.job.checkpoint();
  watched.job.close();
  await expect(unanswered).rejects.toThrow('closed');
  await expect(watched.job.checkpoint()).rejects.toThrow('closed');
  watched.job.instruct(5, [pause]);
});
