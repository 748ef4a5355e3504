import type { Address } from './kernels/arena.ts';
import type { AdamStep, Kernels } from './kernels/kernels.ts';
import type { OptimizerSpec } from './spec.ts';

const fround = Math.fround;

/** A run of weights with its gradients and moments; weights decay (L2), biases do not. */
export interface ParameterRun {
  readonly weights: Address;
  readonly gradients: Address;
  /** Running averages of the gradient: none for SGD, one for momentum, two for Adam. */
  readonly moments: readonly Address[];
  readonly count: number;
  readonly decays: boolean;
}

/** β₁ᵗ and β₂ᵗ as running float32 products, so that no power function is needed. */
export interface BetaPowers {
  beta1: number;
  beta2: number;
}

export const momentsOf: Readonly<Record<OptimizerSpec['kind'], number>> = { sgd: 0, momentum: 1, adam: 2 };

/** Takes one optimizer step; returns the update of all runs. Call it anew when the spec changes. */
export function optimizerStep(
  kernels: Kernels,
  spec: OptimizerSpec,
  runs: readonly ParameterRun[],
  powers: BetaPowers,
): () => void {
  switch (spec.kind) {
    case 'sgd':
      return sgdStep(kernels, spec, runs);
    case 'momentum':
      return momentumStep(kernels, spec, runs);
    case 'adam':
      return adamStep(kernels, spec, runs, powers);
    default:
      return spec satisfies never;
  }
}

/** w ← w − η·(g + λw) */
function sgdStep(
  kernels: Kernels,
  spec: OptimizerSpec & { kind: 'sgd' },
  runs: readonly ParameterRun[],
): () => void {
  const rate = fround(spec.learningRate);
  const decay = fround(spec.l2 ?? 0);
  return () => {
    for (const { weights, gradients, count, decays } of runs) {
      kernels.sgd(weights, gradients, count, rate, decays ? decay : 0);
    }
  };
}

/** v ← μ·v + g + λw, w ← w − η·v */
function momentumStep(
  kernels: Kernels,
  spec: OptimizerSpec & { kind: 'momentum' },
  runs: readonly ParameterRun[],
): () => void {
  const rate = fround(spec.learningRate);
  const keep = fround(spec.momentum ?? 0.9);
  const decay = fround(spec.l2 ?? 0);
  return () => {
    for (const { weights, gradients, moments, count, decays } of runs) {
      kernels.momentum(weights, gradients, moments[0], count, rate, keep, decays ? decay : 0);
    }
  };
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε). Kingma & Ba 2015. */
function adamStep(
  kernels: Kernels,
  spec: OptimizerSpec & { kind: 'adam' },
  runs: readonly ParameterRun[],
  powers: BetaPowers,
): () => void {
  const step: AdamStep = {
    rate: 0,
    beta1: fround(spec.beta1 ?? 0.9),
    beta2: fround(spec.beta2 ?? 0.999),
    rootCorrection: 0,
    epsilon: fround(spec.epsilon ?? 1e-8),
    decay: 0,
  };
  const decay = fround(spec.l2 ?? 0);
  return () => {
    powers.beta1 = fround(powers.beta1 * step.beta1);
    powers.beta2 = fround(powers.beta2 * step.beta2);
    step.rate = fround(fround(spec.learningRate) / fround(1 - powers.beta1));
    step.rootCorrection = fround(1 / fround(Math.sqrt(fround(1 - powers.beta2))));
    for (const { weights, gradients, moments, count, decays } of runs) {
      step.decay = decays ? decay : 0;
      kernels.adam(weights, gradients, moments[0], moments[1], count, step);
    }
  };
}
