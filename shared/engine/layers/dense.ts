import { activations } from '../activations.ts';
import { expected, wholeNumber } from '../expectations.ts';
import { padded } from '../kernels/arena.ts';
import { type Product, productOf } from '../kernels/product.ts';
import type { DenseSpec } from '../spec.ts';
import type { Layer, LayerKind, Site } from './layer.ts';
import { checkActivation } from './check-activation.ts';
import { inWords, sequence, type Shape, sizeOf, vector } from './shape.ts';

const MOST_UNITS = 65_536;

/**
 * Every input reaches every neuron: y = f(x·W + b). Rows are examples; of a sequence, every step of every example.
 *
 *     forward    z = x·W + b            [rows, outputs] = [rows, inputs]·[inputs, outputs] + [outputs]
 *                y = f(z)
 *     backward   δ = ∂L/∂y · f′(z)      [rows, outputs]
 *                ∂L/∂W = xᵀ·δ           [inputs, outputs]
 *                ∂L/∂b = Σ rows of δ    [outputs]
 *                ∂L/∂x = δ·Wᵀ           [rows, inputs]
 */
export const dense: LayerKind<DenseSpec> = {
  isSteady: true,

  check(spec, input, where) {
    if (input.kind === 'image') expected(`${where}'s input`, 'a row of numbers (flatten it)', inWords(input));
    wholeNumber(`${where}.units`, spec.units, 1, MOST_UNITS);
    checkActivation(spec, where);
  },

  outputShape: (spec, input) =>
    input.kind === 'sequence' ? sequence(input.steps, spec.units) : vector(spec.units),

  parameters(spec, input) {
    const { spread } = activations[spec.activation];
    const inputs = inputsOf(input);
    const fan = { columns: spec.units, fanIn: inputs, fanOut: spec.units, spread };
    const weights = { role: 'weights', rows: inputs, ...fan } as const;
    const bias = { role: 'bias', rows: 1, ...fan } as const;
    return spec.bias === false ? [weights] : [weights, bias];
  },

  connect(spec, site): Layer {
    const { kernels, input, output, parameters, gradients } = site;
    const activation = activations[spec.activation];
    const inputs = input.floats;
    const sums = weightedSums(spec, site);
    const weightGradient = gradientProduct(spec, site);
    const back = input.deltas === 0 ? null : backProduct(spec, site);

    return {
      forward(examples) {
        const rows = examples * input.lines;
        kernels.multiply(sums, rows, inputs); // z = x·W + b
        if (!sums.isRectified) activation.forward(kernels, output.values, rows * output.line); // y = f(z)
      },

      backward(examples, wants) {
        const rows = examples * input.lines;
        activation.backward(kernels, output.values, output.deltas, rows * output.line); // δ
        if (wants.parameters) kernels.multiply(weightGradient, inputs, rows); // ∂L/∂W
        if (wants.parameters && parameters.length > 1) {
          kernels.sumRows(output.deltas, gradients[1], rows, spec.units, output.line); // ∂L/∂b
        }
        if (!back || !wants.inputs) return;
        kernels.transpose(parameters[0], output.line, back.b, back.bTerm, inputs, spec.units); // Wᵀ
        kernels.multiply(back, rows, spec.units); // ∂L/∂x
      },
    };
  },
};

/** A sequence has its features at every step. */
function inputsOf(input: Shape): number {
  return input.kind === 'sequence' ? input.features : sizeOf(input);
}

/** z [rows, outputs] = b + x·W, and relu at once */
function weightedSums(spec: DenseSpec, { input, output, parameters }: Site): Product {
  return productOf({
    a: input.values,
    aRow: input.line,
    aTerm: 1,
    b: parameters[0],
    bTerm: output.line,
    c: output.values,
    cRow: output.line,
    columns: spec.units,
    start: parameters[1] ?? 0,
    isRectified: spec.activation === 'relu',
  });
}

/** ∂L/∂W [inputs, outputs] = xᵀ·δ: the rows of xᵀ are the columns of x. */
function gradientProduct(spec: DenseSpec, { input, output, gradients }: Site): Product {
  return productOf({
    a: input.values,
    aRow: 1,
    aTerm: input.line,
    b: output.deltas,
    bTerm: output.line,
    c: gradients[0] ?? 0,
    cRow: output.line,
    columns: spec.units,
  });
}

/** ∂L/∂x [rows, inputs] = δ·Wᵀ, where Wᵀ [outputs, inputs] is turned into rows of its own. */
function backProduct(spec: DenseSpec, { input, output, scratch }: Site): Product {
  const width = padded(input.floats);
  return productOf({
    a: output.deltas,
    aRow: output.line,
    aTerm: 1,
    b: scratch(spec.units * width),
    bTerm: width,
    c: input.deltas,
    cRow: input.line,
    columns: input.floats,
  });
}
