import type { NetworkSpec } from '../../engine/index.ts';
import type { NetworkName } from '../../protocol/network-name.ts';

export const DISCRIMINATOR: NetworkName = 'discriminator';
export const GENERATOR: NetworkName = 'generator';

/** Numbers of noise that the generator starts from. */
export const LATENT = 2;
export const BATCH_SIZE = 32;
/** Where both learn from each other. */
export const PAIR_BATCH_SIZE = 64;

const hidden = [
  { kind: 'dense', units: 32, activation: 'leakyRelu' },
  { kind: 'dense', units: 32, activation: 'leakyRelu' },
] as const;

/** R1 where both learn from each other: recipes for points want less than drawings. */
export const PENALTY = 0.1;

/** A point → how real it is. It learns from real points, scattered ones, and what was forged in rounds that are over. */
export function discriminatorSpec(seed: number): NetworkSpec {
  return {
    inputs: 2,
    layers: [...hidden, { kind: 'dense', units: 1, activation: 'linear' }],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.005 },
    seed,
  };
}

/** The same against a generator that learns from it: calmer, so that neither runs away. */
export function opponentSpec(seed: number): NetworkSpec {
  return { ...discriminatorSpec(seed), optimizer: { kind: 'adam', learningRate: 0.002, beta1: 0.5 } };
}

/** Noise → a point. It climbs belief, the class's or a discriminator's; its own loss is never asked for. */
export function generatorSpec(seed: number): NetworkSpec {
  return {
    inputs: LATENT,
    layers: [...hidden, { kind: 'dense', units: 2, activation: 'tanh' }],
    loss: 'meanSquaredError',
    optimizer: { kind: 'adam', learningRate: 0.002, beta1: 0.5 },
    seed,
  };
}
