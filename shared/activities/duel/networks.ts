import type { LayerSpec, NetworkSpec } from '../../engine/index.ts';
import type { DuelSettings } from './state.ts';

/** The two networks, each named by the loss that it is trained with; all else of them is the same. */
export const DUELISTS = ['meanSquaredError', 'arctan'] as const;

export type Duelist = (typeof DUELISTS)[number];

/** One input, one output: y over x. A line needs no hidden layer. */
export function duelSpec({ shape, learningRate, seed }: DuelSettings, loss: Duelist): NetworkSpec {
  const hidden: readonly LayerSpec[] =
    shape === 'line' ? [] : [{ kind: 'dense', units: 6, activation: 'tanh' }];
  return {
    inputs: 1,
    layers: [...hidden, { kind: 'dense', units: 1, activation: 'linear' }],
    loss,
    optimizer: { kind: 'sgd', learningRate },
    seed,
  };
}
