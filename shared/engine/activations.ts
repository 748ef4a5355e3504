import type { Address } from './kernels/arena.ts';
import type { Kernels } from './kernels/kernels.ts';
import type { ActivationName } from './spec.ts';

/** f and f′, on whole runs of floats. f′ is computed from y = f(z), which is what is still there on the way back. */
export interface Activation {
  /** How wide random weights may be so that signals neither fade nor grow: see initialization.ts. */
  readonly spread: 'glorot' | 'he';
  /** y ← f(y) */
  forward(kernels: Kernels, y: Address, count: number): void;
  /** δ ← δ·f′ */
  backward(kernels: Kernels, y: Address, delta: Address, count: number): void;
  /** f′ of one neuron, from its y */
  slope(y: number): number;
}

/** f(z) = z, f′ = 1 */
const linear: Activation = {
  spread: 'glorot',
  forward: () => undefined,
  backward: () => undefined,
  slope: () => 1,
};

/** f(z) = 1/(1 + e⁻ᶻ), f′ = y·(1 − y) */
const sigmoid: Activation = {
  spread: 'glorot',
  forward: (kernels, y, count) => kernels.sigmoid(y, count),
  backward: (kernels, y, delta, count) => kernels.sigmoidBack(y, delta, count),
  slope: (y) => y * (1 - y),
};

/** f(z) = tanh z, f′ = 1 − y² */
const tanh: Activation = {
  spread: 'glorot',
  forward: (kernels, y, count) => kernels.tanh(y, count),
  backward: (kernels, y, delta, count) => kernels.tanhBack(y, delta, count),
  slope: (y) => 1 - y * y,
};

/** f(z) = max(0, z), f′ = 1 above 0, else 0 */
const relu: Activation = {
  spread: 'he',
  forward: (kernels, y, count) => kernels.relu(y, count),
  backward: (kernels, y, delta, count) => kernels.reluBack(y, delta, count),
  slope: (y) => (y > 0 ? 1 : 0),
};

/** f(z) = z above 0, z/5 below, so that no neuron dies: f′ = 1 or 0.2 */
const leakyRelu: Activation = {
  spread: 'he',
  forward: (kernels, y, count) => kernels.leakyRelu(y, count),
  backward: (kernels, y, delta, count) => kernels.leakyReluBack(y, delta, count),
  slope: (y) => (y > 0 ? 1 : Math.fround(0.2)),
};

export const activations: Readonly<Record<ActivationName, Activation>> = {
  linear,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
};
