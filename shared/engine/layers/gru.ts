import { padded } from '../kernels/arena.ts';
import type { GruSpec } from '../spec.ts';
import type { LayerKind } from './layer.ts';
import { backThroughTime } from './recurrent-back.ts';
import {
  handOn,
  inputSums,
  recurrentKind,
  stepBiasGradient,
  stepProduct,
  stepsOf,
} from './recurrent-steps.ts';
import type { SequenceShape } from './shape.ts';

const kind = recurrentKind<GruSpec>(3);

/**
 * Two gates that forget and renew the state itself. Cho et al. 2014.
 *
 *     r, z = σ(x[t]·W + b + h[t − 1]·U)             what to forget, what to keep
 *     n = tanh(x[t]·W + b + r·(h[t − 1]·U + c))     what is new
 *     h[t] = (1 − z)·n + z·h[t − 1]
 *
 * The gates lie side by side in the order r, z, n. The steps are kernels: see plain/recurrent.ts.
 */
export const gru: LayerKind<GruSpec> = {
  check: kind.check,
  outputShape: kind.outputShape,
  parameters(spec, input) {
    const [w, u, b] = kind.weights(spec, input as SequenceShape);
    return [w, u, b, { ...b, gates: 1 }]; // c belongs to n alone
  },

  connect({ units, returns = 'last' }, site) {
    const { kernels, input, parameters, gradients, rows: most, scratch } = site;
    const width = padded(units);
    const gates = stepsOf(site, 3 * width);
    const carried = stepsOf(site, 3 * width);
    const states = stepsOf(site, width);
    const carriedStart = scratch(3 * width); // 0, 0, c
    const sums = inputSums(site, gates, parameters[2]);
    const recur = stepProduct(states, parameters[1], carried, carriedStart, 0);
    const shown = handOn(site, states, returns);
    const dHidden = { at: scratch(most * width), step: 0, width };
    const stateBefore = (t: number): number => (t === 0 ? 0 : states.at + (t - 1) * states.step);
    const ofNew = { ...stepBiasGradient(site, gradients[3] ?? 0, carried), columns: units };
    ofNew.b += 2 * width;

    const backward = backThroughTime(site, {
      ...{ returns, units, states, deltas: gates, carriedDeltas: carried, dHidden, keepsDirect: true },
      begin: () => undefined,
      step(t, rows) {
        const at = carried.at + t * carried.step;
        kernels.gruBack(gates.at + t * gates.step, at, stateBefore(t), dHidden.at, rows, width);
      },
    });

    return {
      inside: { gates, gateDeltas: gates, states },
      forward(rows) {
        kernels.arena.floats.copyWithin(carriedStart + 2 * width, parameters[3], parameters[3] + width);
        kernels.multiply(sums, rows, input.floats); // x[t]·W + b, of all steps
        for (let t = 0; t < input.lines; t++) {
          const state = states.at + t * states.step;
          recur.a = t === 0 ? state : state - states.step;
          recur.c = carried.at + t * carried.step;
          kernels.multiply(recur, rows, t === 0 ? 0 : units); // h[t − 1]·U + c
          kernels.gru(gates.at + t * gates.step, recur.c, stateBefore(t), state, rows, width);
        }
        kernels.copy(shown, rows);
      },
      backward(rows, wants) {
        backward(rows, wants);
        if (wants.parameters) kernels.multiply(ofNew, 1, rows); // ∂L/∂c
      },
    };
  },
};
