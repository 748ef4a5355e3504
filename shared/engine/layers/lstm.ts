import { padded } from '../kernels/arena.ts';
import type { LstmSpec } from '../spec.ts';
import type { LayerKind } from './layer.ts';
import { backThroughTime } from './recurrent-back.ts';
import { handOn, inputSums, recurrentKind, stepProduct, stepsOf } from './recurrent-steps.ts';
import type { SequenceShape } from './shape.ts';

const kind = recurrentKind<LstmSpec>(4);

/**
 * A memory cell behind gates, so that what was long ago may stay. Hochreiter & Schmidhuber 1997.
 *
 *     i, f, o = σ(x[t]·W + h[t − 1]·U + b)    what to take in, to keep, to show
 *     g = tanh(x[t]·W + h[t − 1]·U + b)       what could be taken in
 *     c[t] = f·c[t − 1] + i·g
 *     h[t] = o·tanh c[t]
 *
 * The gates lie side by side in W, U and b, in the order i, f, g, o. The steps are kernels: see plain/recurrent.ts.
 */
export const lstm: LayerKind<LstmSpec> = {
  check: kind.check,
  outputShape: kind.outputShape,
  parameters: (spec, input) => kind.weights(spec, input as SequenceShape),

  connect({ units, returns = 'last' }, site) {
    const { kernels, input, parameters, rows: most } = site;
    const width = padded(units);
    const gates = stepsOf(site, 4 * width);
    const cells = stepsOf(site, width);
    const shown = stepsOf(site, width); // tanh c[t]
    const states = stepsOf(site, width);
    const sums = inputSums(site, gates, parameters[2]);
    const recur = stepProduct(states, parameters[1], gates, gates.at, gates.width);
    const answer = handOn(site, states, returns);
    const dHidden = { at: site.scratch(most * width), step: 0, width };
    const dCell = site.scratch(most * width);
    const cellBefore = (t: number): number => (t === 0 ? 0 : cells.at + (t - 1) * cells.step);

    const backward = backThroughTime(site, {
      ...{ returns, units, states, deltas: gates, carriedDeltas: gates, dHidden, keepsDirect: false },
      begin: (rows) => void kernels.arena.floats.fill(0, dCell, dCell + rows * width),
      step(t, rows) {
        const tangent = shown.at + t * shown.step;
        kernels.lstmBack(gates.at + t * gates.step, cellBefore(t), tangent, dHidden.at, dCell, rows, width);
      },
    });

    return {
      inside: { gates, gateDeltas: gates, states, cells },
      forward(rows) {
        kernels.multiply(sums, rows, input.floats); // x[t]·W + b, of all steps
        for (let t = 0; t < input.lines; t++) {
          const gate = gates.at + t * gates.step;
          const state = states.at + t * states.step;
          if (t > 0) {
            recur.a = state - states.step;
            recur.c = recur.start = gate;
            kernels.multiply(recur, rows, units); // + h[t − 1]·U
          }
          const cell = cells.at + t * cells.step;
          kernels.lstm(gate, cellBefore(t), cell, shown.at + t * shown.step, state, rows, width);
        }
        kernels.copy(answer, rows);
      },
      backward,
    };
  },
};
