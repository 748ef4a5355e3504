import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import type { Transfer } from '../kernels/kernels.ts';
import { type Product, productOf } from '../kernels/product.ts';
import { expected, oneOf, wholeNumber } from '../expectations.ts';
import type { RecurrentSpec } from '../spec.ts';
import type { LayerKind, ParameterShape, Site, Steps } from './layer.ts';
import { inWords, type SequenceShape, sequence, vector } from './shape.ts';

/**
 * What all recurrent layers share. Inside, time comes first: a step holds all examples, [steps, rows, width], so
 * that one product serves all examples of a step, and one all steps of an input.
 */

const MOST_UNITS = 1024;

/** The parts of a layer's kind that do not depend on its cell. */
export function recurrentKind<Spec extends RecurrentSpec>(
  gates: number,
): Pick<LayerKind<Spec>, 'check' | 'outputShape'> & {
  weights(spec: Spec, input: SequenceShape): readonly ParameterShape[];
} {
  return {
    check(spec, input, where) {
      if (input.kind !== 'sequence') expected(`${where}'s input`, 'a sequence', inWords(input));
      wholeNumber(`${where}.units`, spec.units, 1, MOST_UNITS);
      if (spec.returns !== undefined) oneOf(`${where}.returns`, spec.returns, ['last', 'every']);
    },

    outputShape: ({ returns, units }, input) =>
      returns === 'every' ? sequence((input as SequenceShape).steps, units) : vector(units),

    /** W [features, gates, units], U [units, gates, units], b [gates, units] */
    weights({ units }, { features }) {
      const fan = {
        columns: units,
        gates,
        fanIn: features + units,
        fanOut: units,
        spread: 'glorot',
      } as const;
      return [
        { role: 'weights', rows: features, ...fan },
        { role: 'weights', rows: units, ...fan },
        { role: 'bias', rows: 1, ...fan },
      ];
    },
  };
}

export function stepsOf({ scratch, rows, input }: Site, width: number): Steps {
  return { at: scratch(input.lines * rows * width), step: rows * width, width };
}

/** all steps at once: into[t] = bias + x[t]·W */
export function inputSums({ input, parameters }: Site, into: Steps, bias: Address): Product {
  return productOf({
    a: input.values,
    aLine: input.line,
    aRow: input.stride,
    aTerm: 1,
    b: parameters[0],
    bTerm: into.width,
    c: into.at,
    cLine: into.step,
    cRow: into.width,
    start: bias,
    lines: input.lines,
    columns: into.width,
  });
}

/** one step: into = start + state·matrix, all [rows, …] */
export function stepProduct(
  state: Steps,
  matrix: Address,
  into: Steps,
  start: Address,
  startRow: number,
): Product {
  return productOf({
    a: state.at,
    aRow: state.width,
    aTerm: 1,
    b: matrix,
    bTerm: into.width,
    c: into.at,
    cRow: into.width,
    start,
    startRow,
    columns: into.width,
  });
}

/** ∂L/∂W = Σ over steps and examples of x·δ */
export function inputGradient({ input, gradients }: Site, deltas: Steps): Product {
  return productOf({
    a: input.values,
    aRow: 1,
    aGroup: input.line,
    aTerm: input.stride,
    b: deltas.at,
    bGroup: deltas.step,
    bTerm: deltas.width,
    c: gradients[0] ?? 0,
    cRow: deltas.width,
    groups: input.lines,
    columns: deltas.width,
  });
}

/** ∂L/∂U = Σ over steps from the second on, of the state before·δ */
export function stateGradient({ input, gradients }: Site, states: Steps, deltas: Steps): Product {
  return productOf({
    a: states.at,
    aRow: 1,
    aGroup: states.step,
    aTerm: states.width,
    b: deltas.at + deltas.step,
    bGroup: deltas.step,
    bTerm: deltas.width,
    c: gradients[1] ?? 0,
    cRow: deltas.width,
    groups: input.lines - 1,
    columns: deltas.width,
  });
}

/** ∂L/∂b = Σ over steps and examples of δ: a product with ones */
export function stepBiasGradient(
  { kernels, input, scratch }: Site,
  gradient: Address,
  deltas: Steps,
): Product {
  const one = scratch(1);
  kernels.arena.floats[one] = 1;
  return productOf({
    a: one,
    aRow: 0,
    aTerm: 0,
    b: deltas.at,
    bGroup: deltas.step,
    bTerm: deltas.width,
    c: gradient,
    cRow: deltas.width,
    groups: input.lines,
    columns: deltas.width,
  });
}

/** all steps at once: ∂L/∂x[t] = δ[t]·Wᵀ */
export function inputBack({ input }: Site, deltas: Steps, turned: Address): Product {
  return productOf({
    a: deltas.at,
    aLine: deltas.step,
    aRow: deltas.width,
    aTerm: 1,
    b: turned,
    bTerm: padded(input.floats),
    c: input.deltas,
    cLine: input.line,
    cRow: input.stride,
    lines: input.lines,
    columns: input.floats,
  });
}

/** The states that are handed on, from time first to example first. */
export function handOn({ input, output }: Site, states: Steps, returns: 'last' | 'every'): Transfer {
  const isEvery = returns === 'every';
  return {
    from: isEvery ? states.at : states.at + (input.lines - 1) * states.step,
    fromStride: states.width,
    fromLine: states.step,
    fromPixel: 0,
    into: output.values,
    intoStride: output.stride,
    intoLine: output.line,
    intoPixel: 0,
    lines: isEvery ? input.lines : 1,
    pixels: 1,
    floats: states.width,
  };
}
