import type { SupervisedEntry } from './entry.ts';
import { collect, type Examples, turning } from './examples.ts';

/** How far the arms reach around, in steps of an angle with tan(angle/2) = TURN: about one and a half rounds. */
const STEPS = 100;
const TURN = 0.05;
const FUZZ = 0.02;

/** Points [2] on one of two arms that wind around each other, target 1 or 0: no straight line parts them. */
export const spiral: Examples = (random, count) => {
  const turn = turning(TURN);
  const directions = Array.from({ length: STEPS }, turn);
  return collect(count, (index) => {
    const arm = index % 2;
    const step = random.below(STEPS);
    const radius = (arm === 0 ? 1 : -1) * (0.1 + (0.9 * step) / STEPS);
    const [cosine, sine] = directions[step];
    return [[radius * cosine + FUZZ * random.normal(), radius * sine + FUZZ * random.normal()], [arm]];
  });
};

export const multilayer: SupervisedEntry = {
  kind: 'supervised',
  name: 'multilayer',
  purpose: 'Two hidden layers bend the line that one neuron draws, until it winds between two spirals.',
  spec: {
    inputs: 2,
    layers: [
      { kind: 'dense', units: 16, activation: 'relu' },
      { kind: 'dense', units: 16, activation: 'relu' },
      { kind: 'dense', units: 1, activation: 'linear' },
    ],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 1,
  },
  examples: spiral,
  count: 400,
  batchSize: 32,
  iterations: 1500,
  reaches: { accuracy: 0.95 },
};
