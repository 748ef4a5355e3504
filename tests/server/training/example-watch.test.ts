import { expect, test } from 'vitest';
import { createRandom, loadKernelsNow } from '#shared/engine/index.ts';
import type { ExampleFacts } from '#shared/protocol/session-view.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import type { BuildInstruction, TrainingExample } from '#server/training/training.ts';
import { learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();

/** Two clusters; the labels of examples 5 and 12 are exchanged. */
function clusters(): TrainingExample[] {
  const random = createRandom(3);
  return Array.from({ length: 40 }, (_, index) => {
    const label = index % 2;
    const named = [5, 12].includes(index + 1) ? 1 - label : label;
    const input = [(label === 0 ? -1 : 1) + 0.2 * random.normal(), 0.2 * random.normal()];
    return { id: index + 1, isTest: false, input, target: named === 0 ? [1, 0] : [0, 1] };
  });
}

const build: BuildInstruction = {
  type: 'build',
  batchSize: 8,
  watchesExamples: true,
  examples: clusters(),
  spec: {
    inputs: 2,
    layers: [
      { kind: 'dense', units: 16, activation: 'tanh' },
      { kind: 'dense', units: 2, activation: 'linear' },
    ],
    loss: 'softmaxCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.02 },
    seed: 1,
  },
};

function trained(iterations: number): Job {
  const job = new Job(kernels);
  job.carryOut(build);
  job.carryOut(runFast);
  job.iterate(iterations);
  return job;
}

const hardest = (job: Job) => (learnerOf(job).report().facts as ExampleFacts).hardest;

test('examples with a wrong label are the hardest, even once they are known by heart', () => {
  expect(hardest(trained(10))).toEqual([]); // no example was met three times
  const found = hardest(trained(1500));
  expect(
    found
      .slice(0, 2)
      .map(({ id }) => id)
      .toSorted((one, other) => one - other),
  ).toEqual([5, 12]);
  expect(found[0]!.guess).toBe(found[0]!.id === 5 ? 0 : 1);
  expect(found[0]!.share).toBeLessThan(0.5);
  expect(found[2]!.share).toBeGreaterThan(0.8);
});

test('what is removed is forgotten, and watching changes no weight', () => {
  const job = trained(200);
  job.carryOut({ type: 'remove', ids: [5] });
  expect(hardest(job).map(({ id }) => id)).not.toContain(5);
  const { watchesExamples: _, ...plain } = build;
  const other = new Job(kernels);
  other.carryOut(plain);
  other.carryOut(runFast);
  other.iterate(200);
  expect(learnerOf(other).report().facts).toBeUndefined();
  expect(learnerOf(other).weights()).toEqual(learnerOf(job).weights());
});

test('a job that goes on elsewhere watches on', () => {
  const { job } = restoreJob(saveJob(trained(50), {}), kernels);
  expect(hardest(job)).toEqual([]);
  job.iterate(60);
  expect(hardest(job).length).toBeGreaterThan(0);
});
