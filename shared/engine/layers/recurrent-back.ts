import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import type { Layer, Site, Steps } from './layer.ts';
import { inputBack, inputGradient, stateGradient, stepBiasGradient, stepProduct } from './recurrent-steps.ts';

export interface BackOptions {
  readonly returns: 'last' | 'every';
  readonly units: number;
  readonly states: Steps;
  /** δ of W·x + b at every step, once step() was there. */
  readonly deltas: Steps;
  /** δ of U·h at every step: the same, but for a GRU. */
  readonly carriedDeltas: Steps;
  /** ∂L/∂h of one step, [rows, units]. */
  readonly dHidden: Steps;
  /** Before the last step. */
  begin(rows: number): void;
  /** Turns ∂L/∂h of step t into δ. */
  step(t: number, rows: number): void;
  /** Whether step() leaves in dHidden what reaches the state before directly, as a GRU does. */
  readonly keepsDirect: boolean;
}

/**
 * Back through time, the last step first:
 *
 *     ∂L/∂h[t] = what was handed on at t + δ[t + 1]·Uᵀ
 *     δ[t] from the cell; at the end ∂L/∂W, ∂L/∂U, ∂L/∂b as sums over all steps, and ∂L/∂x[t] = δ[t]·Wᵀ
 */
export function backThroughTime(site: Site, options: BackOptions): Layer['backward'] {
  const { kernels, input, output, parameters, scratch } = site;
  const { units, states, deltas, carriedDeltas, dHidden, keepsDirect } = options;
  const turnedState = scratch(deltas.width * padded(units));
  const turnedInput = scratch(deltas.width * padded(input.floats));
  const direct = keepsDirect ? dHidden.at : 0;
  const carry = stepProduct(carriedDeltas, turnedState, dHidden, direct, keepsDirect ? dHidden.width : 0);
  const intoWeights = inputGradient(site, deltas);
  const intoStates = stateGradient(site, states, carriedDeltas);
  const intoBias = stepBiasGradient(site, site.gradients[2] ?? 0, deltas);
  const intoInput = input.deltas === 0 ? null : inputBack(site, deltas, turnedInput);
  const last = input.lines - 1;
  const handed = (t: number): Address => output.deltas + (options.returns === 'every' ? t * output.line : 0);

  return (rows, wants) => {
    kernels.transpose(parameters[1], deltas.width, turnedState, padded(units), units, deltas.width);
    kernels.arena.floats.fill(0, dHidden.at, dHidden.at + rows * dHidden.width);
    options.begin(rows);
    for (let t = last; t >= 0; t--) {
      if (t < last) {
        carry.a = carriedDeltas.at + (t + 1) * carriedDeltas.step;
        kernels.multiply(carry, rows, carriedDeltas.width);
      }
      if (t === last || options.returns === 'every') {
        kernels.add(handed(t), output.stride, dHidden.at, dHidden.width, rows, dHidden.width);
      }
      options.step(t, rows);
    }
    if (wants.parameters) {
      kernels.multiply(intoWeights, input.floats, rows); // ∂L/∂W
      kernels.multiply(intoStates, units, rows); // ∂L/∂U
      kernels.multiply(intoBias, 1, rows); // ∂L/∂b
    }
    if (!intoInput || !wants.inputs) return;
    kernels.transpose(
      parameters[0],
      deltas.width,
      turnedInput,
      padded(input.floats),
      input.floats,
      deltas.width,
    );
    kernels.multiply(intoInput, rows, deltas.width); // ∂L/∂x
  };
}
