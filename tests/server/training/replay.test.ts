import { expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { Job } from '#server/training/job.ts';
import { saveJob } from '#server/training/job-checkpoint.ts';
import { replay, type StampedInstructions } from '#server/training/replay.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, examples, explosive, learnerOf, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();

/** Plays a job and notes what it was told when, and its weights after every iteration. */
class Play {
  readonly job: Job;
  readonly steps: StampedInstructions[] = [];
  readonly weights = new Map<string, Float32Array>();

  constructor(job = new Job(kernels)) {
    this.job = job;
  }

  tell(...instructions: TrainingInstruction[]): this {
    this.steps.push({ stamp: { sequence: this.steps.length + 1, ...this.job.position }, instructions });
    for (const instruction of instructions) this.job.carryOut(instruction);
    return this.#note();
  }

  /** A moment that was edited has two sets of weights: none of them is asked for. */
  edit(layer: number, neuron: number, input: number, value: number): this {
    this.tell({ type: 'setParameter', layer, neuron, input, value });
    const { run, iteration } = this.job.position;
    this.weights.delete(`${run} ${iteration - 1}`);
    return this;
  }

  iterate(times: number): this {
    for (let index = 0; index < times; index++) {
      this.job.iterate(1);
      this.#note();
    }
    return this;
  }

  #note(): this {
    const { run, iteration } = this.job.position;
    this.weights.set(`${run} ${iteration - 1}`, learnerOf(this.job).weights());
    return this;
  }
}

test('gives the weights of every iteration of every run', () => {
  const { steps, weights } = new Play()
    .tell(build(), runFast)
    .iterate(9)
    .tell({ type: 'remove', ids: [1, 2, 3] })
    .tell({ type: 'upsert', examples: examples(101, 120) })
    .iterate(12)
    .tell({ type: 'tune', optimizer: { kind: 'momentum', learningRate: 0.1 }, batchSize: 4 })
    .iterate(5)
    .tell(build({ seed: 3 }))
    .iterate(4);
  expect(weights.size).toBe(32);
  for (const [moment, expected] of weights) {
    const [run, iteration] = moment.split(' ').map(Number);
    expect(replay({ steps }, { run: run!, iteration: iteration! }, kernels).main, moment).toEqual(expected);
  }
});

test('begins at the checkpoint that an incarnation began with', () => {
  const before = new Play().tell(build(), runFast).iterate(11);
  const checkpoint = saveJob(before.job, {});
  const { steps, weights } = new Play(before.job).tell({ type: 'remove', ids: [7] }).iterate(20);
  expect(replay({ checkpoint, steps }, { run: 1, iteration: 31 }, kernels).main).toEqual(weights.get('1 31'));
});

test('goes through a divergence and what ended it', () => {
  const play = new Play().tell(build(explosive), runFast);
  while (play.job.canIterate) play.iterate(1);
  play.tell({ type: 'tune', optimizer: { kind: 'sgd', learningRate: 1e-9 }, batchSize: 10 }).iterate(3);
  const { run, iteration } = play.job.position;
  expect(replay({ steps: play.steps }, { run, iteration: iteration - 1 }, kernels).main).toEqual(
    play.weights.get(`${run} ${iteration - 1}`),
  );
});

test('says when the history does not lead to the moment', () => {
  const { steps } = new Play().tell(build(), runFast).iterate(3).tell(build());
  expect(() => replay({ steps }, { run: 3, iteration: 1 }, kernels)).toThrow('does not lead');
});

test('gives the same with weights set by hand, L2, and phases that run by themselves', () => {
  const { steps, weights } = new Play()
    .tell(build({ optimizer: { kind: 'sgd', learningRate: 0.1, l2: 0.01 } }), runFast)
    .iterate(5)
    .edit(1, 2, 3, -1.5)
    .iterate(4)
    .tell({ type: 'run', speed: 0, by: 'phase' })
    .iterate(6)
    .edit(0, 0, 2, 0.25)
    .iterate(3)
    .tell(runFast)
    .iterate(3)
    .tell({ type: 'tune', optimizer: { kind: 'adam', learningRate: 0.01, l2: 0.1 }, batchSize: 7 })
    .iterate(4);
  for (const [moment, expected] of weights) {
    const [run, iteration] = moment.split(' ').map(Number);
    expect(replay({ steps }, { run: run!, iteration: iteration! }, kernels).main, moment).toEqual(expected);
  }
});
