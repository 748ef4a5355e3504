import type { NetworkSpec } from '#shared/engine/index.ts';
import type { Job } from '#server/training/job.ts';
import type { NetworkLearner } from '#server/training/network-learner.ts';
import type { BuildInstruction, TrainingExample, TrainingInstruction } from '#server/training/training.ts';

const spec: NetworkSpec = {
  inputs: 2,
  layers: [
    { kind: 'dense', units: 8, activation: 'tanh' },
    { kind: 'dense', units: 8, activation: 'tanh' },
    { kind: 'dense', units: 1, activation: 'tanh' },
  ],
  loss: 'meanSquaredError',
  optimizer: { kind: 'adam', learningRate: 0.01 },
  seed: 7,
};

/** Points on a plane whose class is that of their quadrant; every fifth is for the test. */
export function examples(from: number, to: number): readonly TrainingExample[] {
  return Array.from({ length: to - from }, (_, index) => {
    const id = from + index;
    const [x, y] = [((id * 37) % 101) / 50 - 1, ((id * 53) % 97) / 48 - 1];
    return { id, isTest: id % 5 === 0, input: [x, y], target: [x * y > 0 ? 1 : -1] };
  });
}

export function build(rest: Partial<NetworkSpec> = {}): BuildInstruction {
  return { type: 'build', spec: { ...spec, ...rest }, batchSize: 10, examples: examples(1, 101) };
}

/** One of several, on data that are there. */
export function buildBeside(network: string, rest: Partial<NetworkSpec> = {}): BuildInstruction {
  return { type: 'build', network, spec: { ...spec, ...rest }, batchSize: 10 };
}

export function learnerOf(job: Job, name?: string): NetworkLearner {
  return job.learner(name) as NetworkLearner;
}

export const runFast: TrainingInstruction = { type: 'run', speed: 0 };

/** Diverges within a few iterations. */
export const explosive: Partial<NetworkSpec> = {
  layers: [
    { kind: 'dense', units: 8, activation: 'linear' },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
  optimizer: { kind: 'sgd', learningRate: 1000 },
};
