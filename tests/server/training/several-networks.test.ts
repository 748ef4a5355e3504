import { expect, test } from 'vitest';
import { compile, createRandom, createTrainer, loadKernelsNow, type Random } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import { replay, type StampedInstructions } from '#server/training/replay.ts';
import { ServedJob } from '#server/training/served-job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, buildBeside, examples, explosive, learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();

function jobAfter(...instructions: TrainingInstruction[]): Job {
  const job = new Job(kernels);
  for (const instruction of instructions) job.carryOut(instruction);
  return job;
}

const weightsOf = (job: Job) =>
  Object.fromEntries([...job.learners].map(([name, learner]) => [name, learner.weights()]));

test('networks on one data set with one seed see the same batches, and each learns as it would alone', () => {
  const job = jobAfter(build(), buildBeside('arctan', { loss: 'arctan' }), runFast);
  const alone = jobAfter({ ...build({ loss: 'arctan' }) }, runFast);
  for (let times = 0; times < 20; times++) {
    job.iterate(7);
    expect(learnerOf(job, 'arctan').latestBatch!.ids).toEqual(learnerOf(job).latestBatch!.ids);
  }
  alone.iterate(140);
  expect(learnerOf(job, 'arctan').weights()).toEqual(learnerOf(alone).weights());
  expect(learnerOf(job).weights()).not.toEqual(learnerOf(alone).weights());
});

test('one copy of the data serves all who name it; another data set has another shape', () => {
  const other: TrainingInstruction = {
    ...buildBeside('measures', { inputs: 3 }),
    data: 'measures',
    examples: examples(1, 51).map((example) => ({ ...example, input: [...Array.from(example.input), 1] })),
  };
  const job = jobAfter(build(), buildBeside('second'), other, runFast);
  expect(learnerOf(job, 'second').examples).toBe(learnerOf(job).examples);
  job.carryOut({ type: 'remove', ids: [1, 2] });
  job.carryOut({ type: 'remove', data: 'measures', ids: [1] });
  expect(learnerOf(job, 'second').examples.training.size).toBe(78);
  expect(learnerOf(job, 'measures').examples.training.size).toBe(39);
  job.iterate(10);
  expect(learnerOf(job, 'measures').trainer.iteration).toBe(10);
});

test('a diverged network stands still, and the others go on', () => {
  const job = jobAfter(build(), buildBeside('explosive', explosive), runFast);
  job.iterate(500);
  expect(learnerOf(job, 'explosive').trainer.diverged).toBe(true);
  expect(learnerOf(job).trainer.iteration).toBe(500);
  expect(job.moment).toEqual({ run: 2, iteration: 500 });
});

test('a network with a last iteration comes to its end, whatever the others do', () => {
  const job = jobAfter(build(), { ...buildBeside('bounded'), lastIteration: 30 }, runFast);
  job.iterate(100);
  expect(learnerOf(job, 'bounded').trainer.iteration).toBe(30);
  expect(learnerOf(job, 'bounded').report().metrics.isFinished).toBe(true);
  expect(learnerOf(job).trainer.iteration).toBe(100);
  job.carryOut({ type: 'drop', network: 'main' });
  expect(job.iterate(10)).toBe(0);
});

test('a copy goes on from where the original stands, bit for bit and without its end', () => {
  const job = jobAfter(build(), { ...buildBeside('best'), lastIteration: 30 }, runFast);
  job.iterate(50);
  const whole = jobAfter(build(), runFast);
  job.carryOut({ type: 'copy', from: 'best', network: 'main' });
  expect(learnerOf(job).trainer.iteration).toBe(30);
  job.iterate(20);
  whole.iterate(50);
  expect(learnerOf(job).weights()).toEqual(learnerOf(whole).weights());
  expect(() => job.carryOut({ type: 'copy', from: 'nobody', network: 'main' })).toThrow('nobody');
});

test('a data set goes with the last network that reads it, and comes anew with the next', () => {
  const other = { ...buildBeside('second'), data: 'others', examples: examples(1, 21) };
  const job = jobAfter(build(), other, { ...buildBeside('third'), data: 'others' }, runFast);
  const namesOf = (one: Job) => [...one.sets.entries()].map(([name]) => name);
  job.carryOut({ type: 'drop', network: 'second' });
  expect(namesOf(job)).toEqual(['main', 'others']);
  job.carryOut({ type: 'copy', from: 'main', network: 'third' });
  expect(namesOf(job)).toEqual(['main']);
  expect(() => job.carryOut({ type: 'upsert', data: 'others', examples: examples(21, 31) })).toThrow('built');
  job.carryOut({ ...other, examples: examples(31, 36) });
  expect(learnerOf(job, 'second').examples.training.ids()).toEqual([31, 32, 33, 34]);
  job.carryOut({ ...build(), examples: undefined } as unknown as TrainingInstruction);
  expect(learnerOf(job).examples.training.size).toBe(80);
  const { job: restored } = restoreJob(saveJob(job, {}), kernels);
  for (const one of [job, restored]) one.iterate(10);
  expect(namesOf(restored)).toEqual(namesOf(job));
  expect(weightsOf(restored)).toEqual(weightsOf(job));
});

test('settings are changed for all, or for one by its name', () => {
  const tune = { type: 'tune', batchSize: 5 } as const;
  const job = jobAfter(build(), buildBeside('second'));
  job.carryOut({ ...tune, optimizer: { kind: 'sgd', learningRate: 0.5 } });
  job.carryOut({ ...tune, network: 'second', optimizer: { kind: 'sgd', learningRate: 0.25 } });
  expect(learnerOf(job).trainer.optimizer.learningRate).toBe(0.5);
  expect(learnerOf(job, 'second').trainer.optimizer.learningRate).toBe(0.25);
});

test('new data of another shape take the networks along that cannot read them', () => {
  const wider = examples(1, 51).map((example) => ({ ...example, target: [1, -1] }));
  const two = {
    ...build(),
    spec: { ...build().spec, layers: [{ kind: 'dense', units: 2, activation: 'tanh' }] },
  };
  const job = jobAfter(build(), buildBeside('second'));
  job.carryOut({ ...two, examples: wider } as TrainingInstruction);
  expect([...job.learners.keys()]).toEqual(['main']);
  job.carryOut({ ...two, network: 'second', examples: undefined } as unknown as TrainingInstruction);
  expect(learnerOf(job, 'second').examples.training.size).toBe(40);
});

test('in phases all of them take the same one, and who comes in between waits for the next iteration', () => {
  const step: TrainingInstruction = { type: 'step', unit: 'phase' };
  const job = jobAfter(build(), buildBeside('second'), step, step);
  job.iterate(2);
  expect([...job.learners.values()].map(({ phase }) => phase)).toEqual(['loss', 'loss']);
  job.carryOut(buildBeside('third'));
  expect(job.phase).toBeUndefined();
  expect([...job.learners.keys()].map((name) => learnerOf(job, name).trainer.iteration)).toEqual([1, 1, 0]);
});

test('each network has its curve, its speed and its own numbers in one report', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), { ...buildBeside('bounded'), lastIteration: 3 }, runFast]);
  expect(Object.keys(served.report(0)!.networks)).toEqual(['main', 'bounded']);
  served.iterate(10);
  served.reportTaken();
  const { networks, moment, sequence } = served.report(1000)!;
  expect({ moment, sequence }).toEqual({ moment: { run: 2, iteration: 10 }, sequence: 1 });
  expect(networks.main).toMatchObject({
    metrics: { run: 1, iteration: 10 },
    point: [10, expect.any(Number), expect.any(Number)],
  });
  expect(networks.bounded).toMatchObject({
    metrics: { run: 2, iteration: 3, iterationsPerSecond: 0, isFinished: true },
  });
  served.instruct(2, [{ type: 'drop', network: 'bounded' }]);
  served.reportTaken();
  expect(Object.keys(served.report(2000)!.networks)).toEqual(['main']);
  served.instruct(3, [{ type: 'clear' }]);
  served.reportTaken();
  expect(served.report(3000)!.networks).toEqual({});
  expect(served.nextAt(4000)).toBe(Infinity);
});

test('an iteration taken in turns is the same iteration; whatever changes networks or data ends it first, a question does not', () => {
  const three = [build(), buildBeside('second', { seed: 8 }), buildBeside('third', { seed: 9 }), runFast];
  const [turns, whole] = [jobAfter(...three), jobAfter(...three)];
  for (let turn = 0; turn < 4; turn++) turns.takeTurn();
  expect(turns.moment.iteration).toBe(2);
  turns.carryOut({ type: 'ask', network: 'third', questions: [{ id: 1, input: [0, 1] }] });
  expect(turns.isInTurns).toBe(true);
  turns.carryOut({ type: 'remove', ids: [1, 2, 3] });
  expect(turns.isInTurns).toBe(false);
  whole.iterate(2);
  whole.carryOut({ type: 'remove', ids: [1, 2, 3] });
  turns.takeTurn();
  for (const job of [turns, whole]) job.train(5 - job.moment.iteration);
  expect(weightsOf(turns)).toEqual(weightsOf(whole));
});

test('where a turn ends the last iteration of all, none is counted that nobody takes', () => {
  const bounded = [
    { ...build(), lastIteration: 1 },
    { ...buildBeside('second'), lastIteration: 1 },
  ] as const;
  const job = jobAfter(...bounded, { type: 'step', unit: 'phase' });
  job.iterate(1);
  job.carryOut(runFast);
  expect(job.takeTurn()).toBe(1);
  expect(job.moment).toEqual({ run: 2, iteration: 1 });
  expect([learnerOf(job).trainer.iteration, learnerOf(job, 'second').trainer.iteration]).toEqual([1, 1]);
  expect(job.takeTurn()).toBe(0);
});

test('an answer that nobody has taken yet is still there where a job goes on elsewhere', () => {
  const job = jobAfter(build(), { type: 'ask', network: 'main', questions: [{ id: 7, input: [0, 1] }] });
  const { facts } = learnerOf(job).report();
  const { job: restored } = restoreJob(saveJob(job, {}), kernels);
  expect(facts).toMatchObject({ answers: [{ id: 7 }] });
  expect(learnerOf(restored).report().facts).toEqual(facts);
  restored.carryOut({ type: 'forgetAnswers', network: 'main', ids: [7] });
  expect(learnerOf(restored).report().facts).toBeUndefined();
});

test('what a network was built to watch it answers in every report, as of that report', () => {
  const job = jobAfter({ ...build(), watched: [[0, 1]] } as TrainingInstruction);
  const learner = learnerOf(job);
  const before = learner.report().facts;
  learner.iterate(3, { rest: false });
  const { facts } = learner.report();
  expect(facts).not.toEqual(before);
  expect(facts).toEqual({ watched: [[...learner.network.predict(Float32Array.of(0, 1), 1)]] });
  const { job: restored } = restoreJob(saveJob(job, {}), kernels);
  expect(learnerOf(restored).report().facts).toEqual(facts);
});

test('a report is of whole iterations, unless they take long or somebody waits for an answer', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), buildBeside('second'), runFast]);
  served.report(0);
  served.reportTaken();
  served.iterate(1);
  expect(served.report(120)).toBeUndefined();
  served.iterate(1);
  expect(served.report(120)!.networks.second!.metrics.iteration).toBe(1);
  served.reportTaken();
  served.iterate(1);
  served.instruct(2, [{ type: 'ask', network: 'second', questions: [{ id: 1, input: [0, 1] }] }]);
  expect(served.report(121)!.networks.second!.facts).toMatchObject({ answers: [{ id: 1 }] });
  served.reportTaken();
  served.iterate(1);
  served.iterate(1);
  expect(served.report(500)).toBeDefined();
});

test('in a report that does not wait for all turns, each network has the numbers and weights of its own last iteration', () => {
  const served = new ServedJob(kernels);
  const steps: StampedInstructions[] = [];
  const tell = (sequence: number, ...instructions: TrainingInstruction[]) =>
    steps.push({ stamp: served.instruct(sequence, instructions).stamp, instructions });
  tell(1, build(), buildBeside('second', { seed: 8 }), buildBeside('third', { seed: 9 }), runFast);
  for (let turn = 0; turn < 5; turn++) served.iterate(1);
  tell(2, { type: 'ask', network: 'third', questions: [{ id: 1, input: [0, 1] }] });
  const { moment, networks } = served.report(0)!;
  expect(moment).toEqual({ run: 3, iteration: 2 });
  const [before, after] = [1, 2].map((iteration) => replay({ steps }, { run: 3, iteration }, kernels));
  for (const [name, iteration, weights] of [
    ['main', 2, after!.main],
    ['second', 2, after!.second],
    ['third', 1, before!.third],
  ] as const) {
    expect(networks[name]!.metrics.iteration).toBe(iteration);
    expect(networks[name]!.weights).toEqual(weights);
  }
  expect(after!.third).not.toEqual(before!.third);
});

test('where the average is the live network, losses are those of the weights that are sent, and batches the trained one’s', () => {
  const job = jobAfter(build(), { ...buildBeside('calm'), averageKeeps: 0.99, stopBelow: 1e-9 }, runFast);
  job.iterate(30);
  const [plain, calm] = [learnerOf(job).report(), learnerOf(job, 'calm').report()];
  expect(calm.metrics.batchLoss).toBe(plain.metrics.batchLoss);
  expect(calm.metrics.trainingLoss).not.toBe(plain.metrics.trainingLoss);
  const { training } = learnerOf(job).examples;
  const network = compile(plain.spec, { kernels, rows: 1 });
  const trainer = createTrainer({ network, data: training, batchSize: 10, seed: 1 });
  const lossOf = (weights: Float32Array) => {
    network.setParameters(weights);
    return trainer.measure(training).loss;
  };
  expect(calm.metrics.trainingLoss).toBe(lossOf(calm.weights));
  job.iterate(2);
  const before = lossOf(learnerOf(job, 'calm').weights());
  job.iterate(8);
  const after = lossOf(learnerOf(job, 'calm').weights());
  expect(learnerOf(job, 'calm').report().metrics.trainingDelta).toBe(after - before);
  network.free();
});

test('a large set is measured in part, the same one each time, and the report says so', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [{ ...build(), examples: examples(1, 2001) }]);
  const { metrics } = served.report(0)!.networks.main!;
  expect(metrics).toMatchObject({ trainingSize: 1600, trainingMeasured: 1000, testSize: 400 });
  expect(metrics).not.toHaveProperty('testMeasured');
});

test('reports that take long to measure come more seldom', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), runFast]);
  served.report(0);
  served.reportTook(30);
  served.reportTaken();
  served.iterate(1);
  expect(served.report(299)).toBeUndefined();
  expect(served.report(300)).toBeDefined();
});

test('drawings are shown a little differently each time, alike to networks that learn side by side, and again in a replay', () => {
  const drawn = (id: number) => Array.from({ length: 36 }, (_, pixel) => ((pixel * id) % 7 === 0 ? 1 : 0));
  const drawings = examples(1, 21).map((example) => ({ ...example, input: drawn(example.id) }));
  const seeing = { ...build({ inputs: 36 }), examples: drawings, augmentation: {} };
  const { examples: _, ...beside } = seeing;
  const job = jobAfter(seeing, { ...beside, network: 'second' }, runFast);
  job.iterate(15);
  const restored = restoreJob(saveJob(job, {}), kernels).job;
  for (const each of [job, restored]) each.iterate(15);
  expect(weightsOf(restored)).toEqual(weightsOf(job));
  expect(learnerOf(job, 'second').weights()).toEqual(learnerOf(job).weights());
  const { augmentation: __, ...plain } = seeing;
  const without = jobAfter(plain, runFast);
  without.iterate(30);
  expect(learnerOf(without).weights()).not.toEqual(learnerOf(job).weights());
  const steps = [
    {
      stamp: { sequence: 1, run: 0, iteration: 1 },
      instructions: [seeing, { ...beside, network: 'second' }, runFast],
    },
  ];
  expect(replay({ steps }, { run: 2, iteration: 30 }, kernels)).toEqual(weightsOf(job));
});

type Draw = (random: Random) => TrainingInstruction;

const names = ['main', 'second', 'third'];
const nameFrom = (random: Random) => names[random.below(names.length)]!;

const draws: readonly Draw[] = [
  (random) => {
    const from = 1 + random.below(150);
    return { type: 'upsert', examples: examples(from, from + 1 + random.below(20)) };
  },
  (random) => ({ type: 'remove', ids: Array.from({ length: random.below(80) }, () => random.below(170)) }),
  (random) => ({
    type: 'tune',
    ...(random.below(2) === 0 && { network: nameFrom(random) }),
    optimizer: {
      kind: (['sgd', 'adam'] as const)[random.below(2)]!,
      learningRate: 0.001 + 0.1 * random.uniform(),
    },
    batchSize: 1 + random.below(30),
    stopBelow: random.below(2) * 0.01,
  }),
  (random) => ({
    ...buildBeside(nameFrom(random), { seed: random.below(100) }),
    lastIteration: 20 + random.below(60),
  }),
  (random) => ({ ...buildBeside(nameFrom(random)), stopBelow: 0.01 }),
  (random) => buildBeside(nameFrom(random), explosive),
  (random) => ({ ...build({ seed: random.below(100) }), network: nameFrom(random) }),
  (random) => ({ type: 'copy', from: nameFrom(random), network: nameFrom(random) }),
  (random) => ({ type: 'drop', network: nameFrom(random) }),
  () => runFast,
  () => runFast,
  () => ({ type: 'run', speed: 5, by: 'phase' }),
  () => ({ type: 'pause' }),
  () => ({ type: 'step', unit: 'epoch' }),
  () => ({ type: 'step', unit: 'phase' }),
  () => ({ type: 'clear' }),
];

/** True when the engine refused it. */
function isRefused(job: Job, instruction: TrainingInstruction): boolean {
  try {
    job.carryOut(instruction);
    return false;
  } catch {
    return true;
  }
}

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(seeds)('seed %i: slices, restarts and replays of several networks change no bit', (seed) => {
  const random = createRandom(seed);
  const whole = new Job(kernels);
  let pieces = new Job(kernels);
  const steps: StampedInstructions[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const instruction = turn === 0 ? build() : draws[random.below(draws.length)]!(random);
    steps.push({ stamp: { sequence: turn + 1, ...whole.position }, instructions: [instruction] });
    expect(isRefused(pieces, instruction)).toBe(isRefused(whole, instruction));
    const most = random.below(40);
    whole.iterate(most);
    for (let left = most, done = -1; left > 0 && done !== 0; left -= done)
      done = pieces.iterate(1 + random.below(left));
    if (!pieces.phase && random.below(4) === 0) pieces = restoreJob(saveJob(pieces, {}), kernels).job;
    expect(pieces.position).toEqual(whole.position);
    expect(pieces.drive).toEqual(whole.drive);
    expect(pieces.canIterate).toBe(whole.canIterate);
  }
  // A replay knows whole iterations.
  for (const job of [whole, pieces]) if (job.phase) job.train(1);
  expect(weightsOf(pieces)).toEqual(weightsOf(whole));
  expect(replay({ steps }, whole.moment, kernels)).toEqual(weightsOf(whole));
});
