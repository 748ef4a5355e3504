import { readyMadeExamples } from '#shared/activities/plane/ready-made.ts';
import type { LayerSpec, NetworkSpec } from '#shared/engine/index.ts';
import { LocalTraining, type Pace } from '#client/state/local-training.svelte.ts';

const dense = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'tanh' });

/** The board's first network, on the spiral of the ready-made sets: it gets there within half a minute. */
const SPEC: NetworkSpec = {
  inputs: 2,
  layers: [dense(4), dense(3), dense(1)],
  loss: 'meanSquaredError',
  optimizer: { kind: 'sgd', learningRate: 0.12 },
  seed: 1,
};

const SPIRAL_SEED = 7;

const LIVELY: Pace = { firstIterations: 60, iterations: 3, everyMs: 60, lastIteration: 3000 };
/** For those who asked for little motion: a new picture now and then. */
const CALM: Pace = { firstIterations: 400, iterations: 60, everyMs: 3000, lastIteration: 3000 };

export const spiral = readyMadeExamples({ set: 'spiral', classes: 2, seed: SPIRAL_SEED, noise: 0 });

export function spiralTraining(): LocalTraining {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return new LocalTraining(SPEC, isCalm ? CALM : LIVELY);
}
