import { expect, test } from 'vitest';
import { packDrawings, type PackedDrawing } from '#shared/drawings/packed-drawings.ts';
import { examplesOfSet, type SetSeen } from '#shared/activities/draw/drawing-set.ts';
import { createRandom, loadKernelsNow, type NetworkSpec } from '#shared/engine/index.ts';
import type { BlobLoad } from '#server/training/blob-examples.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import type { BuildInstruction, TrainingExample } from '#server/training/training.ts';
import { learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();
const seen: SetSeen = { isMeasured: false, classes: 2, isScrambled: false, testShift: 0 };
const spec: NetworkSpec = {
  inputs: 784,
  layers: [{ kind: 'dense', units: 2, activation: 'linear' }],
  loss: 'softmaxCrossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.01 },
  seed: 4,
};

function drawings(count: number, seed: number): PackedDrawing[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    label: index % 2,
    isTest: index % 4 === 3,
    pixels: Uint8Array.from({ length: 784 }, () => random.below(256)),
  }));
}

const files: Readonly<Record<string, Uint8Array>> = {
  one: packDrawings(drawings(40, 1)),
  two: packDrawings(drawings(24, 2)),
};
const readBlob = (name: string) => files[name]!;
const one: BlobLoad = { blob: 'one', first: 1, count: 40, seen };
const two: BlobLoad = { blob: 'two', first: 41, count: 24, seen };

function build(rest: Partial<BuildInstruction>): BuildInstruction {
  return { type: 'build', spec, batchSize: 8, examples: [], ...rest };
}

function listed(load: BlobLoad): TrainingExample[] {
  return [...examplesOfSet(files[load.blob]!, load.first, load.seen)].map(
    ({ id, isTest, input, target }) => ({
      id,
      isTest,
      target,
      input: Array.from(input),
    }),
  );
}

function trained(job: Job, iterations: number): Float32Array {
  job.carryOut(runFast);
  job.iterate(iterations);
  return learnerOf(job).weights();
}

test('from a blob a network learns the same, bit for bit, as from its drawings one by one', () => {
  const [byReference, oneByOne] = [new Job(kernels, undefined, readBlob), new Job(kernels)];
  byReference.carryOut(build({ loads: [one] }));
  byReference.carryOut({ type: 'load', loads: [two] });
  oneByOne.carryOut(build({ examples: [...listed(one), ...listed(two)] }));
  expect(trained(byReference, 30)).toEqual(trained(oneByOne, 30));
  expect(learnerOf(byReference).examples.test.size).toBe(16);
});

test('a checkpoint names blobs instead of holding them, and the job goes on from it bit for bit', () => {
  const job = new Job(kernels, undefined, readBlob);
  job.carryOut(build({ loads: [one, two], examples: [] }));
  trained(job, 5);
  const saved = saveJob(job, {});
  expect(saved.length).toBeLessThan(64 * 784);
  const { job: restored } = restoreJob(saved, kernels, readBlob);
  expect(trained(restored, 20)).toEqual(trained(job, 20));
});

test('built anew, a network keeps the blobs that are still named, leaves the others, and sees them as it is told now', () => {
  const job = new Job(kernels, undefined, readBlob);
  job.carryOut(build({ loads: [one, two] }));
  job.carryOut(build({ loads: [two] }));
  expect(learnerOf(job).examples.training.ids()[0]).toBe(41);
  const scrambled = { ...two, seen: { ...seen, isScrambled: true } };
  job.carryOut(build({ loads: [scrambled] }));
  const fresh = new Job(kernels, undefined, readBlob);
  fresh.carryOut(build({ loads: [scrambled] }));
  expect(trained(job, 10)).toEqual(trained(fresh, 10));
});

test('a blob that holds another number of drawings, or a label that is no class, is refused and changes nothing', () => {
  const job = new Job(kernels, undefined, readBlob);
  job.carryOut(build({ loads: [two] }));
  expect(() => job.carryOut({ type: 'load', loads: [{ ...one, count: 41 }] })).toThrow('41 examples, not 40');
  const narrow = { ...one, seen: { ...seen, classes: 1 } };
  expect(() => job.carryOut({ type: 'load', loads: [narrow] })).toThrow('from 0 to 0, not 1');
  expect(learnerOf(job).examples.training.size).toBe(18);
});
