import { padded } from '../kernels/arena.ts';
import type { SimpleRecurrentSpec } from '../spec.ts';
import type { LayerKind } from './layer.ts';
import { backThroughTime } from './recurrent-back.ts';
import { handOn, inputSums, recurrentKind, stepProduct, stepsOf } from './recurrent-steps.ts';
import type { SequenceShape } from './shape.ts';

const kind = recurrentKind<SimpleRecurrentSpec>(1);

/**
 * A dense layer that also sees its own last answer.
 *
 *     forward    h[t] = tanh(x[t]·W + h[t − 1]·U + b), h before the first step is 0
 *     backward   δ[t] = ∂L/∂h[t]·(1 − h[t]²)
 */
export const simpleRecurrent: LayerKind<SimpleRecurrentSpec> = {
  check: kind.check,
  outputShape: kind.outputShape,
  parameters: (spec, input) => kind.weights(spec, input as SequenceShape),

  connect({ units, returns = 'last' }, site) {
    const { kernels, input, output, parameters } = site;
    const width = padded(units);
    const states = stepsOf(site, width);
    const sums = inputSums(site, states, parameters[2]);
    const recur = stepProduct(states, parameters[1], states, states.at, width);
    const shown = handOn(site, states, returns);
    const deltas = stepsOf(site, output.deltas === 0 ? 0 : width);
    const dHidden = { at: site.scratch(site.rows * width), step: 0, width };

    const backward = backThroughTime(site, {
      ...{ returns, units, states, deltas, carriedDeltas: deltas, dHidden, keepsDirect: false },
      begin: () => undefined,
      step(t, rows) {
        const delta = deltas.at + t * deltas.step;
        kernels.arena.floats.copyWithin(delta, dHidden.at, dHidden.at + rows * width);
        kernels.tanhBack(states.at + t * states.step, delta, rows * width);
      },
    });

    return {
      inside: { gates: states, gateDeltas: deltas, states },
      forward(rows) {
        kernels.multiply(sums, rows, input.floats); // x[t]·W + b, of all steps
        for (let t = 0; t < input.lines; t++) {
          const state = states.at + t * states.step;
          if (t > 0) {
            recur.a = state - states.step;
            recur.c = recur.start = state;
            kernels.multiply(recur, rows, units); // + h[t − 1]·U
          }
          kernels.tanh(state, rows * width);
        }
        kernels.copy(shown, rows);
      },
      backward,
    };
  },
};
