import type { Address } from './kernels/arena.ts';
import { type Kernels, SETTINGS } from './kernels/kernels.ts';
import type { OptimizerSpec } from './spec.ts';

/** A run of weights with its gradients and moments; weights decay (L2), biases do not. */
export interface ParameterRun {
  readonly weights: Address;
  readonly gradients: Address;
  /** Running averages of the gradient: none for SGD, one for momentum, two for Adam. */
  readonly moments: readonly Address[];
  readonly count: number;
  readonly decays: boolean;
}

/** β₁ᵗ and β₂ᵗ of the latest step; 1 before the first. */
export interface BetaPowers {
  readonly beta1: number;
  readonly beta2: number;
}

export const momentsOf: Readonly<Record<OptimizerSpec['kind'], number>> = { sgd: 0, momentum: 1, adam: 2 };

/** Puts the numbers of a spec where the kernels find them; what Adam remembers of its steps stays. */
export function writeSettings(floats: Float32Array, settings: Address, spec: OptimizerSpec): void {
  floats[settings + SETTINGS.rate] = spec.learningRate;
  floats[settings + SETTINGS.decay] = spec.l2 ?? 0;
  floats[settings + SETTINGS.clip] = spec.clip ?? Infinity;
  if (spec.kind === 'momentum') floats[settings + SETTINGS.keep] = spec.momentum ?? 0.9;
  if (spec.kind !== 'adam') return;
  floats[settings + SETTINGS.keep] = spec.beta1 ?? 0.9;
  floats[settings + SETTINGS.keepSquares] = spec.beta2 ?? 0.999;
  floats[settings + SETTINGS.epsilon] = spec.epsilon ?? 1e-8;
}

export function writePowers(floats: Float32Array, settings: Address, { beta1, beta2 }: BetaPowers): void {
  floats[settings + SETTINGS.power] = beta1;
  floats[settings + SETTINGS.powerOfSquares] = beta2;
}

export function readPowers(floats: Float32Array, settings: Address): BetaPowers {
  return {
    beta1: floats[settings + SETTINGS.power],
    beta2: floats[settings + SETTINGS.powerOfSquares],
  };
}

/** Takes one optimizer step; returns the update of all runs. */
export function optimizerStep(
  kind: OptimizerSpec['kind'],
  runs: readonly ParameterRun[],
  settings: Address,
): (kernels: Kernels) => void {
  switch (kind) {
    case 'sgd':
      return sgdStep(runs, settings);
    case 'momentum':
      return momentumStep(runs, settings);
    case 'adam':
      return adamStep(runs, settings);
    default:
      return kind satisfies never;
  }
}

type Step = (kernels: Kernels) => void;

/** w ← w − η·(g + λw) */
function sgdStep(runs: readonly ParameterRun[], settings: Address): Step {
  return (kernels) => {
    for (const { weights, gradients, count, decays } of runs) {
      kernels.sgd(weights, gradients, count, settings, decays ? 1 : 0);
    }
  };
}

/** v ← μ·v + g + λw, w ← w − η·v */
function momentumStep(runs: readonly ParameterRun[], settings: Address): Step {
  return (kernels) => {
    for (const { weights, gradients, moments, count, decays } of runs) {
      kernels.momentum(weights, gradients, moments[0], count, settings, decays ? 1 : 0);
    }
  };
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·m̂/(√v̂ + ε). Kingma & Ba 2015. */
function adamStep(runs: readonly ParameterRun[], settings: Address): Step {
  return (kernels) => {
    kernels.beginAdam(settings);
    for (const { weights, gradients, moments, count, decays } of runs) {
      kernels.adam(weights, gradients, moments[0], moments[1], count, settings, decays ? 1 : 0);
    }
  };
}
