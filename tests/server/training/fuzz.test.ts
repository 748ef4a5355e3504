import { expect, test } from 'vitest';
import { createRandom, loadKernelsNow, type Random } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { restoreJob, saveJob } from '#server/training/job-checkpoint.ts';
import { replay, type StampedInstructions } from '#server/training/replay.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, examples, explosive, learnerOf } from './fixtures.ts';

const kernels = loadKernelsNow();

type Draw = (random: Random) => TrainingInstruction;

const draws: readonly Draw[] = [
  (random) => {
    const from = 1 + random.below(150);
    return { type: 'upsert', examples: examples(from, from + 1 + random.below(20)) };
  },
  (random) => ({ type: 'remove', ids: Array.from({ length: random.below(60) }, () => random.below(170)) }),
  (random) => {
    const learningRate = 0.001 + 0.1 * random.uniform();
    const kind = (['sgd', 'momentum', 'adam'] as const)[random.below(3)]!;
    return { type: 'tune', optimizer: { kind, learningRate }, batchSize: 1 + random.below(30) };
  },
  (random) => build({ seed: random.below(1_000) }),
  () => build(explosive),
  () => build({ layers: [] }),
  (random) => ({ type: 'run', speed: random.below(100) }),
  () => ({ type: 'pause' }),
  (random) => ({ type: 'countEpochs', epochs: 1 + random.below(6) }),
  () => ({ type: 'step', unit: 'epoch' }),
  () => ({ type: 'step', unit: 'iteration' }),
  () => ({ type: 'step', unit: 'phase' }),
];

/** True when the engine refused it. */
function carryOut(job: Job, instruction: TrainingInstruction): boolean {
  try {
    job.carryOut(instruction);
    return false;
  } catch {
    return true;
  }
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

test.each(seeds)('seed %i: whatever is asked, slices, restarts and replays change no bit', (seed) => {
  const random = createRandom(seed);
  const whole = new Job(kernels);
  let pieces = new Job(kernels);
  const steps: StampedInstructions[] = [];
  for (let turn = 0; turn < 25; turn++) {
    const instruction = turn === 0 ? build() : draws[random.below(draws.length)]!(random);
    steps.push({ stamp: { sequence: turn + 1, ...whole.position }, instructions: [instruction] });
    expect(carryOut(pieces, instruction)).toBe(carryOut(whole, instruction));
    const most = random.below(30);
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
  const { run, iteration } = whole.position;
  const weights = learnerOf(whole).weights();
  expect(learnerOf(pieces).weights()).toEqual(weights);
  expect(replay({ steps }, { run, iteration: iteration - 1 }, kernels).main).toEqual(weights);
});
