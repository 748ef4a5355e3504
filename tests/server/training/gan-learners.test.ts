import { expect, test } from 'vitest';
import { createRandom, loadKernelsNow, type NetworkSpec } from '#shared/engine/index.ts';
import type { PairFacts, RefereeFacts } from '#shared/activities/learner-facts.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import type {
  BuildInstruction,
  Question,
  TrainingExample,
  TrainingInstruction,
} from '#server/training/training.ts';

const kernels = loadKernelsNow();
const SIDE = 28;
const optimizer = { kind: 'adam', learningRate: 0.005 } as const;
const judge: NetworkSpec = {
  inputs: SIDE * SIDE,
  layers: [
    { kind: 'dense', units: 8, activation: 'leakyRelu' },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
  loss: 'binaryCrossEntropy',
  optimizer,
  seed: 3,
};
const generator: NetworkSpec = {
  inputs: 4,
  layers: [{ kind: 'dense', units: SIDE * SIDE, activation: 'sigmoid' }],
  loss: 'meanSquaredError',
  optimizer,
  seed: 3,
};

/** A bar at a place of its own; with target 1 upright, else lying. */
function bar(id: number, target: number): TrainingExample {
  const random = createRandom(id);
  const place = 8 + random.below(12);
  const input = Float32Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const [across, along] = target === 1 ? [x, y] : [y, x];
    return across === place && along > 4 && along < 24 ? 1 : 0;
  });
  return { id, isTest: id % 5 === 0, input, target: [target] };
}

const bars = Array.from({ length: 60 }, (_, index) => bar(index + 1, index % 2));
const reals = bars.filter(({ target }) => target[0] === 1);
const runFast: TrainingInstruction = { type: 'run', speed: 0 };

const referee: TrainingInstruction = {
  ...{ type: 'build', network: 'referee', data: 'judged', spec: judge, batchSize: 16, lastIteration: 60 },
  ...{ examples: bars.filter((example) => !example.isTest || example.target[0] === 1), augmentation: {} },
  as: { kind: 'referee', readyAt: 30 },
};
const pair: BuildInstruction = {
  ...{ type: 'build', network: 'pair', data: 'drawn', spec: generator, batchSize: 16, lastIteration: 50 },
  examples: reals,
  as: { kind: 'pair', discriminator: judge, discriminatorName: 'judge', forgeries: 4 },
};

function jobAfter(...instructions: readonly TrainingInstruction[]): Job {
  const job = new Job(kernels);
  for (const instruction of instructions) job.carryOut(instruction);
  return job;
}

const refereeOf = (job: Job) => job.learner('referee')!.report().facts as RefereeFacts;
const pairOf = (job: Job) => job.learner('pair')!.report().facts as PairFacts;
const ask = (network: string, ...questions: readonly Question[]): TrainingInstruction => ({
  type: 'ask',
  network,
  questions,
});

test('A referee answers when it knows something, tells the real from the rest, and forgets what was taken', () => {
  const [real, forged] = [bar(1001, 1), bar(1002, 0)];
  const job = jobAfter(
    referee,
    runFast,
    ask('referee', { id: 1, input: real.input }, { id: 2, input: forged.input }),
  );
  job.iterate(20);
  expect(refereeOf(job)).toMatchObject({ isReady: false, heldOut: 6, answers: [] });
  job.iterate(100);
  const { answers, isReady } = refereeOf(job);
  expect(isReady).toBe(true);
  expect(answers[0]!.score).toBeGreaterThan(answers[1]!.score);
  expect(answers[0]!.verdict!.kind).toBe('step');
  job.carryOut({ type: 'forgetAnswers', network: 'referee', ids: [1] });
  expect(refereeOf(job).answers.map(({ id }) => id)).toEqual([2]);
});

test('What a referee is asked before it learns more is answered before; what is to wait, at the end', () => {
  const forged = bar(1002, 0);
  const job = jobAfter(referee, runFast);
  job.iterate(100);
  job.carryOut({
    type: 'ask',
    network: 'referee',
    questions: [{ id: 1, input: forged.input, wantsSlope: true }],
  });
  job.carryOut({ type: 'prolong', network: 'referee', iterations: 40 });
  job.carryOut({ type: 'upsert', data: 'judged', examples: [{ ...forged, id: 900, target: [-4] }] });
  job.carryOut({
    type: 'ask',
    network: 'referee',
    questions: [{ id: 2, input: forged.input, whenDone: true }],
  });
  expect(refereeOf(job).answers.map(({ id, slope }) => [id, slope?.length])).toEqual([[1, SIDE * SIDE]]);
  job.iterate(39);
  expect(refereeOf(job).answers.length).toBe(1);
  job.iterate(1);
  const [before, after] = refereeOf(job).answers;
  expect(after!.score).toBeLessThan(before!.score);
});

test('A pair films itself as it learns, and stands still where it was told to', () => {
  const job = jobAfter(pair, runFast);
  expect(job.iterate(500)).toBe(50);
  const { frames } = pairOf(job);
  expect(frames.map(({ iteration }) => iteration)).toEqual([0, 25, 50]);
  expect(frames.map(({ samples, forgeries }) => [samples.length, forgeries.length])).toEqual([
    [8, 0],
    [8, 0],
    [8, 4],
  ]);
  expect(Object.keys(job.learner('pair')!.reportOthers!())).toEqual(['judge']);
  expect(frames[2]!.losses.generator).toBeGreaterThan(0);
  job.carryOut({ type: 'prolong', network: 'pair', iterations: 25 });
  job.carryOut({ type: 'play', network: 'pair', player: 'discriminator' });
  const before = job.learner('pair')!.weights();
  job.iterate(500);
  expect(pairOf(job).frames.at(-1)!.iteration).toBe(75);
  expect(job.learner('pair')!.weights()).toEqual(before);
});

test('A pair that explodes stands still and says so, and does not take its session along', () => {
  const explosive = { ...judge, optimizer: { kind: 'adam', learningRate: 1e38 } } as const;
  const job = jobAfter({ ...pair, as: { kind: 'pair', discriminator: explosive, forgeries: 4 } }, runFast);
  expect(job.iterate(500)).toBeLessThan(50);
  expect(job.learner('pair')!.report().metrics.hasDiverged).toBe(true);
});

test('A job with a referee and a pair goes on bit for bit from a checkpoint, with what it was asked', () => {
  const whole = jobAfter(referee, pair, runFast, ask('referee', { id: 7, input: bars[0]!.input }));
  whole.iterate(20);
  const restored = restoreJob(saveJob(whole, {}), kernels).job;
  for (const job of [whole, restored]) job.iterate(100);
  for (const name of ['referee', 'pair'])
    expect(restored.learner(name)!.weights()).toEqual(whole.learner(name)!.weights());
  expect(refereeOf(restored)).toEqual(refereeOf(whole));
  expect(pairOf(restored).frames.at(-1)).toEqual(pairOf(whole).frames.at(-1));
});

test('What a referee has answered and nobody has taken yet is still there where the job goes on elsewhere', () => {
  const job = jobAfter(referee, runFast);
  job.iterate(100);
  job.carryOut(
    ask('referee', { id: 7, input: bars[0]!.input, wantsSlope: true }, { id: 8, input: bars[1]!.input }),
  );
  const { job: restored } = restoreJob(saveJob(job, {}), kernels);
  expect(refereeOf(restored).answers).toEqual(refereeOf(job).answers);
  expect(refereeOf(restored).answers.map(({ id }) => id)).toEqual([7, 8]);
  restored.carryOut({ type: 'forgetAnswers', network: 'referee', ids: [7, 8] });
  expect(refereeOf(restored).answers).toEqual([]);
});

test('What a pair has answered and nobody has taken yet is still there where the job goes on elsewhere', () => {
  const job = jobAfter(pair, runFast);
  job.iterate(10);
  job.carryOut(ask('pair', { id: 7, input: bars[0]!.input }, { id: 8, input: bars[1]!.input }));
  const { job: restored } = restoreJob(saveJob(job, {}), kernels);
  expect(pairOf(restored).answers).toEqual(pairOf(job).answers);
  expect(pairOf(restored).answers.map(({ id }) => id)).toEqual([7, 8]);
});

test('A network that only learns from labels refuses to be asked', () => {
  const job = jobAfter({ type: 'build', spec: judge, batchSize: 4, examples: bars.slice(0, 4) });
  expect(() => job.carryOut({ type: 'prolong', network: 'main', iterations: 1 })).toThrow(
    'does not understand',
  );
});
